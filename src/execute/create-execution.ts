import type { Command, EngineEvent, RunState, WalkResult } from '../engine/types.js';
import { openJob } from '../engine/job-id.js';
import { movesBetween } from '../engine/moves.js';
import { initialState, recordsOf } from '../engine/initial-state.js';
import { transition } from '../engine/transition.js';
import type { Plan } from '../plan/types.js';
import { carryOut, type Tools } from './carry-out.js';
import type { Execution, Trouble, Wish } from './execution.js';
import { createJobs } from './jobs.js';
import { createListeners } from './listeners.js';
import {
  EffectError,
  type ArtifactStore,
  type CertificateIssuer,
  type Clock,
  type OpenShell,
  type PrintedLine,
  type Recorder,
  type Remote,
  type SecretValues,
  type ShellEnd,
  type ShellTerminal,
} from './ports.js';
import { reachAll } from './reach.js';
import { secretsNeeded } from './secrets-needed.js';

export interface World {
  readonly remotes: readonly Remote[];
  readonly openShell: OpenShell;
  /** Lets go of every host. */
  readonly disconnect: () => Promise<void>;
  readonly artifacts: ArtifactStore;
  readonly certificates: CertificateIssuer;
  readonly secrets: SecretValues;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** A name no walk had before; letters and digits. */
  readonly newId: () => string;
}

/** Drives the engine: gives it what happens, carries out what it commands, tells everybody who listens. */
export const createExecution = (plan: Plan, start: RunState, world: World): Execution => {
  const { clock, recorder } = world;
  const remotes = new Map(world.remotes.map((each) => [each.host, each]));
  const listeners = createListeners();
  recorder.whenCut(listeners.all.logCut);
  let state = start;
  let stopping = new AbortController();
  let reaching = new AbortController();
  let jobs = createJobs();
  const shells = new Set<Promise<ShellEnd>>();
  let waiting: ((result: WalkResult | undefined) => void)[] = [];

  const remote = (host: string): Remote => {
    const found = remotes.get(host);
    if (!found) throw new Error(`there is no way to ${host}`);
    return found;
  };

  const dispatch = (event: EngineEvent): void => {
    const before = state;
    const next = transition(plan, before, event);
    if (next.state === before && next.commands.length === 0) return;
    state = next.state;
    const moves = movesBetween(plan, before, state);
    const kept = keep(event, moves);
    listeners.all.moved(movesBetween(plan, before, state), state);
    if (kept) {
      forgetJobs(moves);
      for (const command of next.commands) begin(command);
    }
    if (!state.walk) settle();
  };

  /** A job that the record names no more will not be asked for again. */
  const forgetJobs = (moves: ReturnType<typeof movesBetween>): void => {
    for (const { host, from, to } of moves) {
      const job = openJob(from)?.job;
      if (job !== undefined && openJob(to)?.job !== job) remote(host).forget(job);
    }
  };

  /** Whether it could be written. What cannot be remembered must not be begun. */
  const keep = (event: EngineEvent, moves: ReturnType<typeof movesBetween>): boolean => {
    try {
      recorder.record(event, moves, state);
      return true;
    } catch (error) {
      breakOff(error);
      return false;
    }
  };

  const breakOff = (error: unknown): void => {
    if (!(error instanceof EffectError)) throw error;
    jobs.startNoMore();
    stopping.abort();
    const { walk, ...rest } = state;
    // What still goes on is left as a killed program would leave it: it is looked for when it is begun again.
    const { steps } = initialState(plan, recordsOf(plan, state));
    state = { ...rest, steps, result: 'failed' };
    listeners.all.trouble({ message: error.told, hint: error.hint });
  };

  /** A line that cannot be kept ends the walk at once: its step may go on for long. */
  const print = (line: PrintedLine): void | Promise<void> => {
    listeners.all.printed(line);
    try {
      return recorder.print(line);
    } catch (error) {
      if (!state.walk) return;
      const before = state;
      breakOff(error);
      listeners.all.moved(movesBetween(plan, before, state), state);
      settle();
    }
  };

  const begin = (command: Command): void => {
    if (command.type === 'stop') {
      stopping.abort();
      jobs.stop();
      return;
    }
    const walk = state.walk?.id;
    void carryOut(command, tools()).then((happening) => {
      dispatch('step' in happening ? { ...happening, walk } : happening);
    });
  };

  const tools = (): Tools => ({
    plan,
    state: () => state,
    remote,
    artifacts: world.artifacts,
    certificates: world.certificates,
    secrets: world.secrets,
    clock,
    listeners,
    print,
    jobs,
    signal: stopping.signal,
  });

  const settle = (): void => {
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve(state.result);
  };

  const send = (wish: Wish): void => {
    const at = clock.now();
    if (wish.type === 'stop-requested') reaching.abort();
    if (wish.type !== 'walk-requested') {
      dispatch({ ...wish, at });
      return;
    }
    if (!state.walk) {
      stopping = new AbortController();
      jobs = createJobs();
    }
    dispatch({ ...wish, walk: world.newId(), at });
  };

  return {
    plan,
    state: () => state,
    reach(hosts) {
      reaching = new AbortController();
      const unknown = hosts.filter((host) => state.facts[host] === undefined);
      const asked = unknown.map((host) => carryOut({ type: 'connect', host }, tools()));
      return reachAll(asked, dispatch, reaching.signal);
    },
    async findSecrets(kind, steps) {
      const troubles: Trouble[] = [];
      for (const { secret, host } of secretsNeeded(plan, state, kind, steps)) {
        try {
          await world.secrets.get(secret, host);
        } catch (error) {
          if (!(error instanceof EffectError)) throw error;
          troubles.push({ message: error.told, hint: error.hint });
        }
      }
      return troubles;
    },
    async readFile(host, path) {
      await remote(host).connect();
      return remote(host).read(path);
    },
    openShell(host, terminal, cancel) {
      let borrowed = false;
      const recorded: ShellTerminal = {
        ...terminal,
        borrow() {
          recorder.record({ type: 'shell-opened', host, at: clock.now() }, [], state);
          borrowed = true;
          return terminal.borrow();
        },
      };
      const shell = world.openShell(host, recorded, cancel).then((end) => {
        if (borrowed) recorder.record({ type: 'shell-ended', host, at: clock.now(), end }, [], state);
        return end;
      });
      shells.add(shell);
      return shell.finally(() => shells.delete(shell));
    },
    send,
    listen: (listener) => listeners.add(listener),
    idle: () =>
      state.walk ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(state.result),
    async close() {
      await world.disconnect();
      // How they ended is still to be written.
      await Promise.allSettled(shells);
      await recorder.close();
    },
  };
};
