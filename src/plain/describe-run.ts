import { findStep, findWork } from '../engine/work.js';
import type { EngineEvent, Move, Outcome, ShellEnd } from '../engine/types.js';
import { shown } from '../plan/script.js';
import type { Plan } from '../plan/types.js';
import { saying, type Saying } from '../words/saying.js';
import type { Words } from '../words/words.js';
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

export const runRows = ({ plan, moves, events }: ToldRun, words: Words): readonly RunRow[] =>
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
        ...(reason && { message: describeReason(reason, words) }),
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
  /** As `exit status 0`, in words. */
  readonly end?: string;
}

export const shellRows = ({ events }: ToldRun, words: Words): readonly ShellRow[] =>
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
          end: words.say(shellEndSaid(ended.end)),
        }),
      },
    ];
  });

const shellEndSaid = (end: ShellEnd): Saying => {
  switch (end.kind) {
    case 'exited':
      return saying('record.shellExited', { code: end.code });
    case 'signalled':
      return saying('record.shellSignalled', { signal: end.signal });
    case 'left':
      return saying('record.shellLeft');
    case 'lost':
      return saying('record.shellLost');
  }
};

/** The command as the person changed it, where they had before this time. */
const lastEdit = (events: readonly EngineEvent[], step: string, before: number): string | undefined =>
  events.findLast(
    (event): event is Extract<EngineEvent, { type: 'step-edited' }> =>
      event.type === 'step-edited' && event.step === step && event.at <= before,
  )?.code;

const statuses = ['changed', 'already', 'skipped', 'failed', 'unknown'] as const;

/** One line for a list of runs. */
export const runLine = (run: ToldRun, words: Words): string => {
  const { t, list } = words;
  const rows = runRows(run, words);
  const counts = statuses
    .map((status) => ({ status, number: rows.filter((row) => row.status === status).length }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => t('record.count', { status: t(`plain.status.${status}`), number }));
  const shells = shellRows(run, words).length;
  if (shells > 0) counts.push(t('record.byHandCount', { number: shells }));
  return t('record.line', {
    name: run.name,
    runbook: run.plan.runbook.id,
    cluster: run.plan.cluster.name,
    by: run.by,
    ended: counts.length === 0 ? t('record.nothingEnded') : list(counts),
  });
};

/** The whole record as markdown, for a change ticket. */
export const runMarkdown = (run: ToldRun, words: Words): string => {
  const { t } = words;
  const { plan, by, version, startedAt, name } = run;
  const rows = runRows(run, words);
  const shells = shellRows(run, words);
  const commands = rows.filter(({ command }) => command !== undefined);
  const at = new Date(startedAt).toISOString();
  return [
    `# ${t('record.title', { runbook: plan.runbook.title, cluster: plan.cluster.name })}`,
    '',
    t('record.begun', { name, at, by, version, profile: plan.profile }),
    '',
    row(t('record.host'), t('record.address'), t('record.roles')),
    '|---|---|---|',
    ...plan.hosts.map(({ name: host, address, roles }) => row(host, address, roles.join(', '))),
    '',
    row(t('record.ended'), t('record.step'), t('record.host'), t('record.result'), t('record.seconds'), ''),
    '|---|---|---|---|---|---|',
    ...rows.map(({ endedAt, step, host, status, durationMs, message = '' }) =>
      row(endedAt, step, host, t(`plain.status.${status}`), (durationMs / 1000).toFixed(1), message),
    ),
    ...(shells.length > 0 ? ['', `## ${t('record.byHand')}`, ''] : []),
    ...shells.map(({ host, openedAt, endedAt, end = '' }) => {
      const told = endedAt === undefined ? t('record.noEnd') : t('record.shellEnd', { at: endedAt, end });
      return `- ${t('record.shell', { at: openedAt, host, end: told })}`;
    }),
    ...(commands.length > 0 ? ['', `## ${t('record.commands')}`] : []),
    ...commands.flatMap(({ step, host, endedAt, status, command }) => [
      '',
      `${endedAt} · ${step} · ${host} · ${t(`plain.status.${status}`)}`,
      '',
      ...(command ?? '').split('\n').map((line) => `    ${line}`),
    ]),
    '',
  ].join('\n');
};

/** A row of a table in markdown. */
const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
