/** Opens the session of the plan in a file and records walks over it until it is killed. Says so after the first. */
import { readFileSync } from 'node:fs';
import { initialState } from '../../../src/engine/initial-state.js';
import { movesBetween } from '../../../src/engine/moves.js';
import { transition } from '../../../src/engine/transition.js';
import type { EngineEvent } from '../../../src/engine/types.js';
import type { Plan } from '../../../src/plan/types.js';
import { openSession } from '../../../src/session/open-session.js';
import { goesWell } from '../../engine/support.js';

const [, , home = '', planFile = ''] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as Plan;
const session = openSession({
  ...{ home, plan, now: new Date(), by: 'me@here', version: '0', logLimitBytes: 1_000_000 },
});
if (session.kind !== 'opened' || session.warnings.length > 0) throw new Error(JSON.stringify(session));

let state = initialState(plan, session.records);
const happen = (event: EngineEvent): void => {
  const before = state;
  const next = transition(plan, before, event);
  state = next.state;
  session.recorder.record(event, movesBetween(plan, before, state), state);
  for (const command of next.commands) {
    const answer = command.type === 'stop' ? undefined : goesWell(command);
    if (answer) happen({ ...answer, at: Date.now() });
  }
};
for (let walk = 0; ; walk++) {
  happen({
    type: 'walk-requested',
    walk: `p${String(process.pid)}x${String(walk)}`,
    kind: 'do',
    steps: ['s1', 's2'],
    at: Date.now(),
  });
  if (walk === 0) process.stdout.write('recording\n');
}
