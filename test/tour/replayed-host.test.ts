import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/tour/recording.js';
import { ReplayedHost } from '../../src/tour/replayed-host.js';
import type { ReplayedState } from '../../src/tour/replayed-state.js';
import { answer, miniRecording } from './mini-recording.js';

const pace = { speed: 1, longestMs: 1_000 };
const check = { phase: 'check' } as const;

const answers: readonly Answer[] = [
  answer('swap', 'is it?', { ...check, exit: 1 }),
  answer('swap', 'do it', { exit: 3, chunks: [[0, 'err', 'no\n']] }),
  answer('swap', 'do it', { does: ['swap@node01'], chunks: [[0, 'out', 'yes\n']] }),
  answer('swap', 'is it?', { ...check, needs: ['swap@node01'] }),
  answer('swap', 'take it back', { phase: 'undo', undoes: ['swap@node01'], removes: ['/etc/ours'] }),
];

let jobs = 0;

const open = (state: ReplayedState = { done: [], bootId: 'b', hosts: {} }) => {
  const [recorded] = miniRecording(answers).hosts;
  if (recorded === undefined) throw new Error('no host');
  const host = new ReplayedHost(recorded, state, pace, () => undefined);
  let now = 0;
  return {
    host,
    state,
    ask: (script: string, step = 'swap') => {
      const id = `w${String((jobs += 1))}.run.${step}.node01`;
      host.begin(id, 'token', script, now);
      now += 100;
      host.settle(now);
      return host.job(id);
    },
  };
};

describe('a recorded host', () => {
  it('says not yet before a step and already after it, and fails first as it did then', () => {
    const { ask } = open();
    expect(ask('is it?')?.ending).toBe('exited 1');
    expect(ask('do it')).toMatchObject({ ending: 'exited 3', chunks: [[0, 'err', 'no\n']] });
    expect(ask('is it?')?.ending).toBe('exited 1');
    expect(ask('do it')).toMatchObject({ ending: 'exited 0', chunks: [[0, 'out', 'yes\n']] });
    expect(ask('is it?')?.ending).toBe('exited 0');
  });

  it('remembers what was done when it is opened again', () => {
    const first = open();
    first.ask('do it');
    first.ask('do it');
    const kept = JSON.parse(JSON.stringify(first.state)) as ReplayedState;
    expect(open(kept).ask('is it?')?.ending).toBe('exited 0');
  });

  it('is as before a step that was undone, also in the files that came with it', () => {
    const { ask, host } = open();
    const file = { sha256: 'f'.repeat(64), mode: '0644', owner: 'root:root' };
    host.put('/etc/ours', file);
    host.put('/etc/theirs', file);
    ask('do it');
    ask('do it');
    ask('take it back');
    expect(ask('is it?')?.ending).toBe('exited 1');
    expect(host.look('/etc/ours')).toBeUndefined();
    expect(host.look('/etc/theirs')).toEqual(file);
  });

  it('refuses a command that was not recorded, and says where it can be carried out', () => {
    const { ask } = open();
    const view = ask('rm -rf /');
    expect(view?.ending).toBe('exited 1');
    expect(view?.chunks.map(([, , text]) => text).join('')).toContain('Nothing was done');
    expect(ask('do it', 'another-step')?.chunks[0]?.[2]).toContain('not in it');
  });

  it('begins a job once, and stops it with nothing done', () => {
    const { host, state } = open();
    host.begin('w.run.swap.node01', 'first', 'do it', 0);
    host.begin('w.run.swap.node01', 'second', 'do it', 5);
    expect(host.job('w.run.swap.node01')?.token).toBe('first');
    host.stop('w.run.swap.node01', 5);
    host.settle(1_000);
    expect(host.job('w.run.swap.node01')?.ending).toBe('stopped person TERM');
    expect(state.done).toEqual([]);
  });
});
