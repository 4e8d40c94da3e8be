import fc from 'fast-check';
import { expect } from 'vitest';
import { initialState, type Records } from '../../src/engine/initial-state.js';
import { transition } from '../../src/engine/transition.js';
import type { Command, End, EngineEvent, Happening, Progress, RunState } from '../../src/engine/types.js';
import { allSteps, isSettled, progressOf } from '../../src/engine/work.js';
import type { Plan } from '../../src/plan/types.js';
import { planOf, type StepDraft } from '../support/plans.js';

/** Worlds in which hosts answer what they like, in any order, while the person does what they like. */

const hosts = ['a', 'b', 'c'];

export const anyPlan: fc.Arbitrary<Plan> = fc
  .array(
    fc.record<StepDraft>({
      strategy: fc.constantFrom('parallel', 'serial', 'once', 'together'),
      on: fc.subarray(hosts),
      blocks: fc.subarray(['check', 'run', 'verify', 'undo', 'file']),
      when: fc.constantFrom({}, { family: ['debian'] }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drafts) => planOf(drafts, hosts));

const anyEnd: fc.Arbitrary<End> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<End>({ kind: 'exited', code: 0 }) },
  fc.constant<End>({ kind: 'exited', code: 1 }),
  fc.constant<End>({ kind: 'signalled', signal: 'KILL' }),
  fc.constant<End>({ kind: 'stopped', by: 'person', signal: 'TERM' }),
  fc.boolean().map((mayRun): End => ({ kind: 'unknown', why: 'lost', mayRun })),
);

/** How a world behaves: numbers that decide, so that a failing world can be shrunk and shown. */
interface World {
  readonly ends: readonly End[];
  readonly choices: readonly number[];
}

export const anyWorld: fc.Arbitrary<World> = fc.record({
  ends: fc.array(anyEnd, { minLength: 1, maxLength: 20 }),
  choices: fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }),
});

type HostCommand = Exclude<Command, { type: 'stop' }>;

class Chance {
  readonly #world: World;
  #drawn = 0;
  constructor(world: World) {
    this.#world = world;
  }
  number(below: number): number {
    const { choices } = this.#world;
    this.#drawn += 1;
    return ((choices[this.#drawn % choices.length] ?? 0) + this.#drawn) % below;
  }
  end(): End {
    const { ends } = this.#world;
    return ends[this.number(ends.length)] ?? { kind: 'exited', code: 0 };
  }
}

const answer = (command: HostCommand, chance: Chance, at: number): Happening => {
  const { host } = command;
  if (command.type === 'connect') {
    return chance.number(8) === 0
      ? { type: 'host-refused', host, failure: 'unreachable', message: 'm', hint: 'h', at }
      : { type: 'host-connected', host, facts: { family: chance.number(4) === 0 ? 'rhel' : 'debian' }, at };
  }
  const { step } = command;
  if (chance.number(12) === 0)
    return {
      type: 'phase-failed',
      step,
      host,
      ...('job' in command && { job: command.job }),
      reason: { kind: 'effect', message: 'm', hint: 'h' },
      at,
    };
  switch (command.type) {
    case 'check':
      return { type: 'check-finished', step, host, already: chance.number(3) === 0, at };
    case 'apply':
      return { type: 'effects-applied', step, host, at };
    case 'attach':
      return chance.number(3) === 0
        ? { type: 'job-vanished', step, host, job: command.job, why: 'gone', at }
        : { type: 'run-finished', step, host, job: command.job, end: chance.end(), at };
    case 'run':
      return { type: 'run-finished', step, host, job: command.job, end: chance.end(), at };
    case 'verify':
      return { type: 'verify-finished', step, host, end: chance.end(), at };
    case 'undo':
      return { type: 'undo-finished', step, host, job: command.job, end: chance.end(), at };
  }
};

export interface Told {
  readonly state: RunState;
  readonly events: readonly EngineEvent[];
  readonly states: readonly RunState[];
  readonly jobs: readonly string[];
}

/** Walks until every wish is carried out. Throws when a walk goes on though nothing is open. */
export const live = (plan: Plan, world: World, records: Records = {}, name = 'w'): Told => {
  const chance = new Chance(world);
  const events: EngineEvent[] = [];
  const states: RunState[] = [];
  const jobs: string[] = [];
  const ended: { readonly job: string; readonly came: Happening }[] = [];
  let open: HostCommand[] = [];
  let state = initialState(plan, records);
  const happen = (event: EngineEvent): void => {
    const next = transition(plan, state, event);
    events.push(event);
    state = next.state;
    states.push(state);
    for (const command of next.commands) {
      if (command.type === 'stop') continue;
      if (command.type === 'run' || command.type === 'undo') jobs.push(command.job);
      open.push(command);
    }
    expectLegal(plan, state, open);
  };
  const steps = allSteps(plan).map(({ id }) => id);
  for (let walk = 1; walk <= 4; walk++) {
    const kind = (['do', 'do', 'recheck', 'undo'] as const)[chance.number(4)] ?? 'do';
    happen({ type: 'walk-requested', walk: `${name}${String(walk)}`, kind, steps, at: events.length });
    while (state.walk) {
      const index = chance.number(open.length);
      const command = open[index];
      if (!command) throw new Error('the walk goes on, but nothing is being done');
      if (chance.number(25) === 0) happen({ type: 'stop-requested', at: events.length });
      if (chance.number(25) === 0)
        happen({ type: 'step-skipped', step: steps[0] ?? '', reason: 'r', at: events.length });
      open = open.filter((each) => each !== command);
      const came = answer(command, chance, events.length);
      happen(came);
      // A host may say a thing twice, and the end of a job again at any later time.
      if (chance.number(10) === 0) happen(came);
      if ('job' in command) ended.push({ job: command.job, came });
      const old = ended[chance.number(ended.length + 10)];
      if (old && !open.some((each) => 'job' in each && each.job === old.job)) happen(old.came);
    }
    expect(open.filter(({ type }) => type !== 'connect')).toEqual([]);
  }
  return { state, events, states, jobs };
};

/** Everything that is going on is waited for, and everything that is waited for is going on. */
const expectLegal = (plan: Plan, state: RunState, open: readonly HostCommand[]): void => {
  const going = allSteps(plan).flatMap(({ id, work }) =>
    work.flatMap(({ host }) => {
      const progress = progressOf(state, id, host);
      if (isSettled(progress) || progress.kind === 'ran') return [];
      return [
        progress.kind === 'connecting'
          ? `connect ${host}`
          : `${phases[progress.kind] ?? progress.kind} ${id} ${host}`,
      ];
    }),
  );
  const waited = open.map((command) =>
    command.type === 'connect'
      ? `connect ${command.host}`
      : `${command.type} ${command.step} ${command.host}`,
  );
  expect(going.toSorted()).toEqual(waited.toSorted());
  if (!state.walk) expect(going).toEqual([]);
};

const phases: Readonly<Partial<Record<Progress['kind'], HostCommand['type']>>> = {
  attaching: 'attach',
  checking: 'check',
  applying: 'apply',
  running: 'run',
  verifying: 'verify',
  undoing: 'undo',
};
