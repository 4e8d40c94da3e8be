import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunState } from '../../src/engine/types.js';
import { movesBetween } from '../../src/engine/moves.js';
import type { Recorder } from '../../src/execute/ports.js';
import type { Plan } from '../../src/plan/types.js';
import { openSession, type OpenedSession } from '../../src/session/open-session.js';
import { Driver } from '../engine/support.js';

export const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'kubewalk-session-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  return home;
};

/** Opens it as somebody's program would. */
export const open = (home: string, plan: Plan, now = new Date('2026-01-02T03:04:05Z')): OpenedSession =>
  openSession({ home, plan, now, by: 'me@here', version: '0.0.0', logLimitBytes: 1_000_000 });

export type Opened = Extract<OpenedSession, { kind: 'opened' }>;

export const opened = (home: string, plan: Plan, now?: Date): Opened => {
  const session = open(home, plan, now);
  if (session.kind !== 'opened') throw new Error(`not opened: ${JSON.stringify(session)}`);
  return session;
};

/** Has the recorder write what a driver went through, as an execution would. */
export const recordAll = (recorder: Recorder, plan: Plan, driver: Driver): void => {
  const again = new Driver(plan, () => undefined);
  for (const event of driver.events) {
    const before: RunState = again.state;
    again.happen(event);
    recorder.record(event, movesBetween(plan, before, again.state), again.state);
  }
};
