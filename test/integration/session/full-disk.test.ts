import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSession } from '../../../src/session/read-session.js';
import { Driver } from '../../engine/support.js';
import { open, opened, recordAll } from '../../session/support.js';
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

const fill = (folder: string): void => {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize));
};

it('a disk that fills up says so, and leaves the session whole', async () => {
  const home = smallDisk();
  const plan = planOf(Array.from({ length: 60 }, () => ({})));
  const name = `${plan.runbook.id}@${plan.cluster.name}`;
  const { recorder, folder } = opened(home, plan);
  const steps = plan.chapters.flatMap((chapter) => chapter.steps.map(({ id }) => id));
  recordAll(recorder, plan, new Driver(plan).walk(steps));
  fill(home);
  expect(() => {
    recordAll(recorder, plan, new Driver(plan).walk(steps));
  }).toThrow(/no space/i);
  const before = readSession(home, name);
  expect(before.kind).toBe('read');
  // Nothing of the session can be written, and nothing of it is lost.
  await recorder.close();
  expect(readSession(home, name)).toEqual(before);
  expect(open(home, plan)).toMatchObject({ kind: 'refused' });
  expect(readSession(home, name)).toEqual(before);
  rmSync(join(home, 'filler'));
  const again = opened(home, plan);
  expect(again.warnings).toEqual([]);
  expect(again.records).toEqual(before.kind === 'read' && before.session.records);
  await again.recorder.close();
  // Not even half a line stands in the record of the run.
  const events = readFileSync(join(folder, 'events.jsonl'), 'utf8').trimEnd().split('\n');
  expect(events.map((line): unknown => JSON.parse(line))).toHaveLength(events.length);
});
