import { describe, expect, it } from 'vitest';
import { isUndoJob, jobId, nameJob } from '../../src/engine/job-id.js';

describe('the id of a job', () => {
  it('is the same for the same attempt, and tells its phase', () => {
    expect(jobId('w1', 'run', 'swap-off', 'etcd-1')).toBe('w1.run.swap-off.etcd-1');
    expect(isUndoJob(jobId('w1', 'undo', 'swap-off', 'etcd-1'))).toBe(true);
    expect(nameJob('look', 'verify-1', 'swap-off', 'etcd-1', 'k2x')).toBe(
      'look.verify-1.swap-off.etcd-1.k2x',
    );
  });

  it.each(['a,b', 'a/b', '../a', '.a', '-a', 'a b', 'a\n', '', '集'])(
    'is never %j, which would name other files than its own',
    (step) => {
      expect(() => nameJob(step)).toThrow('cannot name a job');
      expect(() => jobId('w1', 'run', `s${step}`, 'h,')).toThrow('cannot name a job');
    },
  );
});
