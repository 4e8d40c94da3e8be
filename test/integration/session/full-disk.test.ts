import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSession } from '../../../src/session/read-session.js';
import { sessionFile } from '../../../src/session/session-paths.js';
import { Driver } from '../../engine/support.js';
import { opened, recordAll } from '../../session/support.js';
import { planOf } from '../../support/plans.js';

/** A disk of its own, of one megabyte. */
const smallDisk = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kubewalk-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
};

const fillUpTo = (folder: string, left: number): void => {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - left));
};

it('a disk with room for an event but not for the session says so, and leaves the session as it was', async () => {
  const home = smallDisk();
  const plan = planOf(Array.from({ length: 60 }, () => ({})));
  const { recorder } = opened(home, plan);
  const steps = plan.chapters.flatMap((chapter) => chapter.steps.map(({ id }) => id));
  recordAll(recorder, plan, new Driver(plan).walk(steps));
  const before = readSession(sessionFile(home, `${plan.runbook.id}@${plan.cluster.name}`));
  fillUpTo(home, 8192);
  expect(() => {
    recordAll(recorder, plan, new Driver(plan).walk(steps.slice(0, 1)));
  }).toThrow(/no space/i);
  expect(readSession(sessionFile(home, `${plan.runbook.id}@${plan.cluster.name}`))).toEqual(before);
  expect(before.kind).toBe('read');
  rmSync(join(home, 'filler'));
  await recorder.close();
});
