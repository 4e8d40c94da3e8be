import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/session/open-session.js';
import { planOf } from '../../support/plans.js';

it('a program killed while it records leaves a session that opens, and nothing set aside', async () => {
  const home = mkdtempSync(join(tmpdir(), 'kubewalk-killed-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const plan = planOf([{}, {}]);
  const planFile = join(home, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  for (let kill = 0; kill < 20; kill++) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/integration/session/record-for-ever.ts', home, planFile],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    try {
      // Ends at once, with its reason on this terminal, when the session before does not open.
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      expect(child.exitCode).toBeNull();
      // Any instant will do: this is where in its work the child is met, nothing is waited for.
      await delay(Math.random() * 40);
    } finally {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      if (child.exitCode === null) await exit;
    }
    const session = openSession({
      home,
      plan,
      now: new Date(),
      by: 'me@here',
      version: '0',
      logLimitBytes: 1e6,
    });
    if (session.kind !== 'opened') throw new Error(JSON.stringify(session));
    expect(session.warnings).toEqual([]);
    expect(Object.keys(session.records)).not.toEqual([]);
    await session.recorder.close();
  }
  expect(readdirSync(join(home, 'sessions')).filter((name) => name.includes('.corrupt'))).toEqual([]);
}, 180_000);
