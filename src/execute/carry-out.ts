import { nameJob } from '../engine/job-id.js';
import { findStep, findWork } from '../engine/work.js';
import { whyStopped } from '../engine/why-stopped.js';
import type { Command, Happening, Phase, Reason, RunState } from '../engine/types.js';
import { toScript, toShell } from '../plan/script.js';
import { secretsIn, shellNameOf } from '../plan/secrets.js';
import type { HostWork, Plan, PlannedStep, Script } from '../plan/types.js';
import { saying } from '../words/saying.js';
import { applyEffects, effectsInPlace, type EffectPorts } from './effects.js';
import type { Jobs, LineTarget } from './jobs.js';
import { createLastLines } from './last-lines.js';
import type { Listeners } from './listeners.js';
import {
  ConnectError,
  EffectError,
  toldOf,
  type ArtifactStore,
  type CertificateIssuer,
  type Clock,
  type Job,
  type JobEnd,
  type PrintedLine,
  type Remote,
  type SecretValues,
} from './ports.js';

/** How often a `verify` looks again. */
const pollEveryMs = 1000;
/** How many lines of a look are held in memory until it is known whether it is the last. */
const keptOfLook = 2000;

export interface Tools {
  readonly plan: Plan;
  readonly state: () => RunState;
  readonly remote: (host: string) => Remote;
  readonly artifacts: ArtifactStore;
  readonly certificates: CertificateIssuer;
  readonly secrets: SecretValues;
  readonly clock: Clock;
  readonly listeners: Listeners;
  readonly print: (line: PrintedLine) => void | Promise<void>;
  readonly jobs: Jobs;
  /** Aborts when the walk is stopped. */
  readonly signal: AbortSignal;
}

type HostCommand = Extract<Command, { step: string }>;

/** Carries out one command and says what came of it. Never rejects: what goes wrong is a happening too. */
export const carryOut = async (
  command: Exclude<Command, { type: 'stop' }>,
  tools: Tools,
): Promise<Happening> => {
  const { clock } = tools;
  if (command.type === 'connect') return connect(command.host, tools);
  const { step: id, host } = command;
  const step = findStep(tools.plan, id);
  const work = step && findWork(step, host);
  if (!step || !work) throw new Error(`the plan has no step ${id} on ${host}`);
  try {
    return await carryOutOnHost(command, step, work, tools);
  } catch (error) {
    return {
      type: 'phase-failed',
      step: id,
      host,
      ...('job' in command && { job: command.job }),
      at: clock.now(),
      reason: reasonOf(error, phaseOf(command)),
    };
  }
};

const connect = async (host: string, { remote, clock }: Tools): Promise<Happening> => {
  try {
    const { family, os, osVersion, arch } = await remote(host).connect();
    return {
      type: 'host-connected',
      host,
      facts: { family, os, os_version: osVersion, arch },
      at: clock.now(),
    };
  } catch (error) {
    const { told, hint, failure } = asConnectError(host, error);
    return { type: 'host-refused', host, failure, message: told, hint, at: clock.now() };
  }
};

const carryOutOnHost = async (
  command: HostCommand,
  step: PlannedStep,
  work: HostWork,
  tools: Tools,
): Promise<Happening> => {
  const { clock, jobs } = tools;
  const remote = tools.remote(work.host);
  const named = { step: step.id, host: work.host };
  const target = lineTarget(step, work, phaseOf(command), tools);
  const job = (id: string, script: Script) => jobOf(id, script, work.host, step.timeoutMs, tools);
  switch (command.type) {
    case 'check': {
      const already = await isAlready(remote, step, work, tools);
      return { type: 'check-finished', ...named, already, at: clock.now() };
    }
    case 'apply':
      await applyEffects(remote, work, effectPorts(step, tools));
      return { type: 'effects-applied', ...named, at: clock.now() };
    case 'run': {
      const script = withEdit(command.step, work, tools);
      const end = await jobs.run(remote, await job(command.job, script), target);
      return { type: 'run-finished', ...named, job: command.job, end, at: clock.now() };
    }
    case 'undo': {
      const end = await jobs.run(remote, await job(command.job, work.undo ?? nothing), target);
      return { type: 'undo-finished', ...named, job: command.job, end, at: clock.now() };
    }
    case 'attach': {
      const end = await jobs.attach(remote, command.job, target);
      if (end.kind === 'unknown' && end.mayRun !== true)
        return { type: 'job-vanished', ...named, job: command.job, why: end.why, at: clock.now() };
      return { type: 'run-finished', ...named, job: command.job, end, at: clock.now() };
    }
    case 'verify':
      return {
        type: 'verify-finished',
        ...named,
        end: await verify(remote, step, work, tools),
        at: clock.now(),
      };
  }
};

const jobOf = async (
  id: string,
  script: Script,
  host: string,
  timeoutMs: number,
  { plan, secrets }: Tools,
): Promise<Job> => {
  const values: Record<string, string> = {};
  for (const secret of secretsIn(script, plan)) values[shellNameOf(secret)] = await secrets.get(secret, host);
  return {
    id,
    script: toShell(script),
    timeoutMs,
    ...(Object.keys(values).length > 0 && { secrets: values }),
  };
};

const nothing: Script = { code: ':', variables: {} };

/** The `run` block, or what the person made of it for this run. */
const withEdit = (step: string, work: HostWork, { plan, state }: Tools): Script => {
  const edit = state().edits[step];
  return edit === undefined ? (work.run ?? nothing) : toScript(edit, plan.values[work.host] ?? {});
};

const isAlready = async (
  remote: Remote,
  step: PlannedStep,
  work: HostWork,
  tools: Tools,
): Promise<boolean> => {
  if (!(await effectsInPlace(remote, work, effectPorts(step, tools)))) return false;
  if (!work.check) return true;
  const job = await jobOf(readId(step, work, 'check', tools), work.check, work.host, step.timeoutMs, tools);
  const end = await tools.jobs.run(remote, job, lineTarget(step, work, 'check', tools));
  remote.forget(job.id);
  if (end.kind === 'exited') return end.code === 0;
  throw new BadEnd(end);
};

/** Looks until it is so or the step's time is over. Only the last look is printed: the ones before are impatience. */
const verify = async (remote: Remote, step: PlannedStep, work: HostWork, tools: Tools): Promise<JobEnd> => {
  const { clock, jobs, signal } = tools;
  const deadline = clock.elapsed() + step.timeoutMs;
  const target = lineTarget(step, work, 'verify', tools);
  for (let attempt = 1; ; attempt++) {
    const look = createLastLines(keptOfLook);
    const quietly: LineTarget = {
      ...target,
      print: (line) => {
        look.push(line);
      },
    };
    const timeoutMs = Math.max(pollEveryMs, deadline - clock.elapsed());
    const id = readId(step, work, `verify-${String(attempt)}`, tools);
    const job = await jobOf(id, work.verify ?? nothing, work.host, timeoutMs, tools);
    const end = await jobs.run(remote, job, quietly);
    remote.forget(id);
    const again =
      end.kind === 'exited' && end.code !== 0 && clock.elapsed() + pollEveryMs < deadline && !signal.aborted;
    if (!again) {
      for (const line of look.lines()) await target.print(line);
      return signal.aborted && end.kind === 'exited' && end.code !== 0
        ? { kind: 'stopped', by: 'person', signal: 'TERM' }
        : end;
    }
    await clock.sleep(pollEveryMs, signal);
  }
};

/** Ids of jobs that only look; they are never asked for again. */
const readId = (step: PlannedStep, work: HostWork, what: string, { state, clock }: Tools): string =>
  nameJob(state().walk?.id ?? 'look', what, step.id, work.host, clock.now().toString(36));

const lineTarget = (
  step: PlannedStep,
  work: HostWork,
  phase: Phase,
  { print, listeners, secrets }: Tools,
): LineTarget => {
  const redactors = { stdout: secrets.redactor(), stderr: secrets.redactor() };
  return {
    step: step.id,
    phase,
    print: ({ spans, ...line }) => {
      const text = redactors[line.stream](line.text);
      // A secret may be cut by a colour, so that the pieces of a line that holds one are not shown.
      return print({ ...line, text, ...(spans && text === line.text && { spans }) });
    },
    link: (state) => {
      listeners.all.link({ host: work.host, state });
    },
  };
};

const effectPorts = (
  step: PlannedStep,
  { artifacts, certificates, listeners, signal }: Tools,
): EffectPorts => ({
  artifacts,
  certificates,
  signal,
  transferred: (transfer) => {
    listeners.all.transferred({ step: step.id, ...transfer });
  },
});

const phaseOf = ({ type }: HostCommand): Phase => (type === 'attach' ? 'run' : type);

/** A look that did not end by itself, so that it says nothing. */
class BadEnd extends Error {
  readonly end: Exclude<JobEnd, { kind: 'exited' }>;
  constructor(end: Exclude<JobEnd, { kind: 'exited' }>) {
    super(`the job ended as ${end.kind}`);
    this.end = end;
  }
}

const reasonOf = (error: unknown, phase: Phase): Reason => {
  if (error instanceof BadEnd) {
    const { end } = error;
    switch (end.kind) {
      case 'signalled':
        return { kind: 'signal', phase, signal: end.signal };
      case 'stopped':
        return whyStopped(phase, end);
      case 'unknown':
        return { kind: 'lost', phase, message: end.why };
    }
  }
  if (error instanceof ConnectError) {
    const { failure, told, hint } = error;
    return { kind: 'unreachable', failure, message: told, hint };
  }
  if (error instanceof EffectError) return { kind: 'effect', message: error.told, hint: error.hint };
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'stopped', phase };
  return { kind: 'effect', message: toldOf(error), hint: saying('refused.ourFault') };
};

const asConnectError = (host: string, error: unknown): ConnectError =>
  error instanceof ConnectError
    ? error
    : new ConnectError(host, 'unusable', toldOf(error), saying('refused.ourFault'));
