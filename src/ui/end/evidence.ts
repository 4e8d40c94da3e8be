import { allSteps } from '../../engine/work.js';
import type { HostWork } from '../../plan/types.js';
import type { AppState, OpenedSession } from '../app/state.js';
import { layoutOf } from '../app/layout.js';
import type { Look } from '../app/look.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { wrapHanging } from '../lines/wrap.js';
import { isSettled, standingOf } from '../session/standing.js';

/** Work that was carried out or found done, host by host. */
const doneWork = ({ plan, run }: OpenedSession): readonly HostWork[] =>
  allSteps(plan)
    .filter(({ leftOut }) => leftOut === undefined)
    .flatMap(({ id, work }) =>
      work.filter(({ host }) => {
        const standing = standingOf(run.steps[id]?.[host]);
        return isSettled(standing) && standing !== 'skipped';
      }),
    );

/** What is on each host under the same name, told once with all its hosts. */
const grouped = (entries: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, readonly string[]>();
  for (const [name, host] of entries) groups.set(name, [...(groups.get(name) ?? []), host]);
  return groups;
};

const section = (title: string, rows: readonly Line[]): readonly Line[] =>
  rows.length === 0 ? [] : [line(title, 'title'), ...rows, blank];

/** Releases and files that were put in place, and where. */
export const placedLines = (session: OpenedSession, width: number, { t, list }: Look): readonly Line[] => {
  const work = doneWork(session);
  const rows = (entries: readonly (readonly [string, string])[]): readonly Line[] =>
    [...grouped(entries)].flatMap(([name, hosts]) =>
      wrapHanging([span(name, 'code'), span(`  ${list(hosts)}`)], width, line('  '), line('    ')),
    );
  const releases = work.flatMap(({ host, artifacts }) =>
    artifacts.map(({ file, path }) => [t('end.placed', { file, path }), host] as const),
  );
  const files = work.flatMap(({ host, files: placed }) => placed.map(({ path }) => [path, host] as const));
  return [...section(t('end.releases'), rows(releases)), ...section(t('end.files'), rows(files))];
};

const day = 86_400_000;

/** A month before it ends, a certificate wants a look. */
const soonDays = 30;

/** Certificates by name, with the day the first of each ends. */
export const certificateLines = (
  { session, now, size }: AppState,
  { t, list, language }: Look,
): readonly Line[] => {
  const width = layoutOf(size).columns - 2;
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium' });
  const kept = session?.certificates ?? [];
  const groups = grouped(
    kept.map(({ ca, name, host, validTo }) => {
      const days = Math.floor((validTo - now) / day);
      return [`${ca} › ${name}\n${date.format(validTo)}\n${String(days)}`, host ?? ''] as const;
    }),
  );
  const rows = [...groups].flatMap(([key, hosts]) => {
    const [name = '', until = '', days = '0'] = key.split('\n');
    const words = t('end.validUntil', { date: until, count: Number(days) });
    const at = hosts.filter((host) => host !== '');
    return wrapHanging(
      [
        span(name, 'code'),
        span(`  ${words}`, Number(days) < soonDays ? 'warn' : 'plain'),
        ...(at.length === 0 ? [] : [span(`  ${list(at)}`)]),
      ],
      width,
      line('  '),
      line('    '),
    );
  });
  return section(t('end.certificates'), rows);
};
