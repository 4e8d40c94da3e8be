import { describe, expect, it } from 'vitest';
import { readEnding } from '../../src/ssh/job-end.js';
import { saying } from '../../src/words/saying.js';

const read = (words: string, remark = '') => readEnding(words, { host: 'machine', id: 'id', remark });

describe('the end of a job', () => {
  it.each([
    ['exited 0', { kind: 'exited', code: 0 }],
    ['signalled KILL', { kind: 'signalled', signal: 'KILL' }],
    ['stopped timeout TERM', { kind: 'stopped', by: 'timeout', signal: 'TERM' }],
    ['stopped output TERM', { kind: 'stopped', by: 'output', signal: 'TERM' }],
    ['stopped person KILL', { kind: 'stopped', by: 'person', signal: 'KILL' }],
    [
      'rebooted 86400',
      {
        kind: 'unknown',
        why: saying('ssh.job.rebootedAt', { host: 'machine', time: '1970-01-02T00:00:00Z' }),
      },
    ],
    ['rebooted 0', { kind: 'unknown', why: saying('ssh.job.rebooted', { host: 'machine' }) }],
  ])('is read from %s', (words, end) => {
    expect(read(words)).toEqual({ kind: 'ended', end });
  });

  it('is looked for again where the host lost sight of it', () => {
    expect(read('fell')).toEqual({ kind: 'look-again' });
  });

  it.each(['absent', 'unborn', 'orphaned', 'broken mkdir: no', 'nonsense'])(
    'is unknown with a reason: %s',
    (words) => {
      const ending = read(words, 'tmpfs 100%');
      expect(ending).toMatchObject({
        kind: 'ended',
        end: { kind: 'unknown', why: { values: { host: 'machine' } } },
      });
    },
  );
});
