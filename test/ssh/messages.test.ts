import { describe, expect, it } from 'vitest';
import { followText, forgetText, runText } from '../../src/ssh/messages.js';

const from = { stdout: 0, stderr: 0 };

describe('a message to a host', () => {
  it('names a job as it is called', () => {
    expect(followText('w1.run.s.h', from)).toBe("kw_follow 'w1.run.s.h' '0' '0'\n");
    expect(forgetText('tidy', new Set(['w1.run.s.h', 'w2']))).toBe("kw_tidy 'w1.run.s.h' 'w2'\n");
  });

  it('is not made of an id that no job can have, wherever that comes from', () => {
    const id = 'w1.run.s.h,job';
    const start = { id, token: 't', timeoutMs: 1, bootId: 'b', script: 'true' };
    expect(() => runText(start, from)).toThrow('cannot name a job');
    expect(() => followText(id, from)).toThrow('cannot name a job');
    expect(() => forgetText('forget', ['w1', id])).toThrow('cannot name a job');
  });
});
