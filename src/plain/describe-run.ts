import { findStep, findWork } from '../engine/work.js';
import type { EngineEvent, Move, Outcome, ShellEnd } from '../engine/types.js';
import { shown } from '../plan/script.js';
import type { Plan } from '../plan/types.js';
import { describeReason } from './describe-reason.js';

/** A recorded run, ready to be told. */
export interface ToldRun {
  readonly name: string;
  readonly by: string;
  readonly version: string;
  readonly startedAt: number;
  readonly plan: Plan;
  readonly events: readonly EngineEvent[];
  readonly moves: readonly Move[];
}

/** One step that ended on one host: a row of the record. */
export interface RunRow {
  readonly chapter: string;
  readonly step: string;
  readonly host: string;
  readonly status: Outcome['status'];
  /** ISO 8601, UTC. */
  readonly endedAt: string;
  readonly durationMs: number;
  readonly message?: string;
  /** What was run there; absent where nothing was. */
  readonly command?: string;
}

export const runRows = ({ plan, moves, events }: ToldRun): readonly RunRow[] =>
  moves.flatMap(({ step: id, chapter, host, from, to }) => {
    if (to.kind !== 'finished' || from.kind === 'finished') return [];
    const { status, at, durationMs, reason } = to.outcome;
    const step = findStep(plan, id);
    const run = step && findWork(step, host)?.run;
    const edit = lastEdit(events, id, at);
    const ran = ['running', 'ran', 'verifying', 'attaching'].includes(from.kind);
    const command = edit ?? (run && shown(run));
    return [
      {
        chapter,
        step: id,
        host,
        status,
        endedAt: new Date(at).toISOString(),
        durationMs,
        ...(reason && { message: describeReason(reason) }),
        ...(ran && command !== undefined && { command }),
      },
    ];
  });

/** Somebody was on a host by hand. */
export interface ShellRow {
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** Absent where kubewalk was gone before the shell was. */
  readonly endedAt?: string;
  /** As `exit status 0`. */
  readonly end?: string;
}

export const shellRows = ({ events }: ToldRun): readonly ShellRow[] =>
  events.flatMap((event, i) => {
    if (event.type !== 'shell-opened') return [];
    const { host, at } = event;
    const ended = events.slice(i + 1).find((later) => later.type === 'shell-ended' && later.host === host);
    return [
      {
        host,
        openedAt: new Date(at).toISOString(),
        ...(ended?.type === 'shell-ended' && {
          endedAt: new Date(ended.at).toISOString(),
          end: describeShellEnd(ended.end),
        }),
      },
    ];
  });

const describeShellEnd = (end: ShellEnd): string => {
  switch (end.kind) {
    case 'exited':
      return `exit status ${String(end.code)}`;
    case 'signalled':
      return `ended by signal ${end.signal}`;
    case 'left':
      return 'hung up';
    case 'lost':
      return 'the connection was lost';
  }
};

/** The command as the person changed it, where they had before this time. */
const lastEdit = (events: readonly EngineEvent[], step: string, before: number): string | undefined =>
  events.findLast(
    (event): event is Extract<EngineEvent, { type: 'step-edited' }> =>
      event.type === 'step-edited' && event.step === step && event.at <= before,
  )?.code;

/** One line for a list of runs. */
export const runLine = (run: ToldRun): string => {
  const rows = runRows(run);
  const counts = ['changed', 'already', 'skipped', 'failed', 'unknown']
    .map((status) => ({ status, n: rows.filter((row) => row.status === status).length }))
    .filter(({ n }) => n > 0)
    .map(({ status, n }) => `${String(n)} ${status}`);
  const { plan } = run;
  const shells = shellRows(run).length;
  if (shells > 0) counts.push(`${String(shells)} by hand`);
  return `${run.name}  ${plan.runbook.id} on ${plan.cluster.name}  by ${run.by}  ${counts.join(', ') || 'nothing ended'}`;
};

/** The whole record as markdown, for a change ticket. */
export const runMarkdown = (run: ToldRun): string => {
  const { plan, by, version, startedAt, name } = run;
  const rows = runRows(run);
  const shells = shellRows(run);
  const commands = rows.filter(({ command }) => command !== undefined);
  return [
    `# ${plan.runbook.title} on ${plan.cluster.name}`,
    '',
    `Run ${name}, begun ${new Date(startedAt).toISOString()} by ${by} with kubewalk ${version}, profile ${plan.profile}.`,
    '',
    '| host | address | roles |',
    '|---|---|---|',
    ...plan.hosts.map(({ name: host, address, roles }) => `| ${host} | ${address} | ${roles.join(', ')} |`),
    '',
    '| ended (UTC) | step | host | result | seconds | |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ endedAt, step, host, status, durationMs, message }) =>
        `| ${endedAt} | ${step} | ${host} | ${status} | ${(durationMs / 1000).toFixed(1)} | ${(message ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
    ),
    ...(shells.length > 0 ? ['', '## By hand', ''] : []),
    ...shells.map(
      ({ host, openedAt, endedAt, end }) =>
        `- ${openedAt} · ${host} · a shell was opened; what was typed in it is not recorded; ` +
        (endedAt === undefined ? 'its end is not known' : `it ended ${endedAt}: ${end ?? ''}`),
    ),
    ...(commands.length > 0 ? ['', '## What was run'] : []),
    ...commands.flatMap(({ step, host, endedAt, status, command }) => [
      '',
      `${endedAt} · ${step} · ${host} · ${status}`,
      '',
      ...(command ?? '').split('\n').map((line) => `    ${line}`),
    ]),
    '',
  ].join('\n');
};
