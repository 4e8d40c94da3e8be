import { initialState, type Records } from '../../src/engine/initial-state.js';
import { transition } from '../../src/engine/transition.js';
import type {
  Command,
  End,
  EngineEvent,
  Happening,
  Outcome,
  Progress,
  Reason,
  RunState,
} from '../../src/engine/types.js';
import { progressOf } from '../../src/engine/work.js';
import type { Plan } from '../../src/plan/types.js';

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

/** Answers a command; `undefined` leaves it open. */
export type Answer = (command: Exclude<Command, { type: 'stop' }>) => WithoutTime<Happening> | undefined;

/** What hosts answer where all goes well and nothing was done before. */
export const goesWell: Answer = (command) => {
  if (command.type === 'connect')
    return { type: 'host-connected', host: command.host, facts: { family: 'debian' } };
  const { step, host } = command;
  const end = { kind: 'exited', code: 0 } as const;
  switch (command.type) {
    case 'check':
      return { type: 'check-finished', step, host, already: false };
    case 'apply':
      return { type: 'effects-applied', step, host };
    case 'run':
    case 'attach':
      return { type: 'run-finished', step, host, job: command.job, end };
    case 'verify':
      return { type: 'verify-finished', step, host, end };
    case 'undo':
      return { type: 'undo-finished', step, host, job: command.job, end };
  }
};

export const exited = (code: number): End => ({ kind: 'exited', code });

/** Like `goesWell`, but for one command, as `run s1 a`. */
export const but =
  (wanted: string, answer: Answer): Answer =>
  (command) => {
    const { step = '', host } = { step: undefined, ...command };
    return wanted === [command.type, step, host].filter((part) => part !== '').join(' ')
      ? answer(command)
      : goesWell(command);
  };

/** Like `goesWell`, but every check says that it is so already. */
export const already: Answer = (command) =>
  command.type === 'check'
    ? { type: 'check-finished', step: command.step, host: command.host, already: true }
    : goesWell(command);

export const endsWith =
  (end: End): Answer =>
  (command) => {
    const answer = goesWell(command);
    return answer && 'end' in answer ? { ...answer, end } : answer;
  };

export const fails =
  (reason: Reason): Answer =>
  (command) =>
    'step' in command ? { type: 'phase-failed', step: command.step, host: command.host, reason } : undefined;

export const refuses: Answer = ({ host }: Extract<Command, { host: string }>) => ({
  type: 'host-refused',
  host,
  failure: 'unreachable',
  message: `${host} does not answer`,
  hint: 'look at its cable',
});

export const open: Answer = () => undefined;

/** The engine with a scripted world around it: every command is answered at once, one second after the other. */
export class Driver {
  state: RunState;
  /** Every command, in order, as `run s1 a`. */
  readonly commands: string[] = [];
  readonly jobs: string[] = [];
  readonly open: Command[] = [];
  readonly events: EngineEvent[] = [];
  readonly #plan: Plan;
  #answer: Answer;
  #now = 0;
  #walks = 0;

  constructor(plan: Plan, answer: Answer = goesWell, records: Records = {}) {
    this.#plan = plan;
    this.#answer = answer;
    this.state = initialState(plan, records);
  }

  answerWith(answer: Answer): this {
    this.#answer = answer;
    return this;
  }

  walk(
    steps: readonly string[],
    more: { readonly kind?: 'do' | 'recheck' | 'undo'; readonly hosts?: readonly string[] } = {},
  ): this {
    this.#walks += 1;
    return this.happen({
      type: 'walk-requested',
      walk: `w${String(this.#walks)}`,
      kind: 'do',
      steps,
      ...more,
    });
  }

  happen(event: WithoutTime<EngineEvent>): this {
    this.#now += 1000;
    const timed: EngineEvent = { ...event, at: this.#now };
    this.events.push(timed);
    const next = transition(this.#plan, this.state, timed);
    this.state = next.state;
    const asked = [...next.commands];
    for (const command of asked) this.#note(command);
    for (const command of asked) {
      const answer = command.type === 'stop' ? undefined : this.#answer(command);
      if (answer) this.happen(answer);
      else if (command.type !== 'stop') this.open.push(command);
    }
    return this;
  }

  #note(command: Command): void {
    this.commands.push(
      [command.type, 'step' in command ? command.step : '', 'host' in command ? command.host : '']
        .filter((part) => part !== '')
        .join(' '),
    );
    if ('job' in command) this.jobs.push(command.job);
  }

  at(step: string, host: string): Progress {
    return progressOf(this.state, step, host);
  }

  /** `changed`, `failed` …, or the kind of progress where it is not finished. */
  stands(step: string): readonly string[] {
    return Object.values(this.state.steps[step] ?? {}).map((progress) =>
      progress.kind === 'finished'
        ? progress.outcome.status
        : progress.kind === 'pending' && progress.note
          ? progress.note
          : progress.kind,
    );
  }

  outcome(step: string, host: string): Outcome | undefined {
    const progress = this.at(step, host);
    return progress.kind === 'finished' ? progress.outcome : undefined;
  }
}
