import { layoutOf } from '../app/layout.js';
import type { AppState, OpenedSession, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, fit, line, span, spread, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { hostsOf, standingOf, stepStanding } from '../session/standing.js';
import { durationWords, standingMark } from '../session/words.js';

/** What was done on which hosts, chapter by chapter, and where the record lies. */
export const endLines = (session: OpenedSession, width: number, { look }: World): readonly Line[] => {
  const { t } = look;
  const steps = session.plan.chapters.flatMap((chapter) => {
    const lines = chapter.steps
      .filter((step) => stepStanding(step, session.run) !== 'left-out')
      .map((step): Line => {
        const hosts = hostsOf(step).map((host) => session.run.steps[step.id]?.[host]);
        const standing = stepStanding(step, session.run);
        const times = hosts.map((one) => (one?.kind === 'finished' ? one.outcome.durationMs : 0));
        const right = [
          span(`${t('end.outcome', { standing: t(`standing.${standing}`), count: hosts.length })} `),
          ...hosts.map((one) => standingMark(standingOf(one), look)),
          span(` ${durationWords(Math.max(0, ...times)).padStart(6)}`, 'faint'),
        ];
        return fit(
          spread([span('  '), standingMark(standing, look), span(` ${step.title}`)], right, width),
          width,
          look.glyphs.more,
        );
      });
    return lines.length === 0 ? [] : [line(chapter.title, 'title'), ...lines, blank];
  });
  const { recordFolder } = session;
  return [
    [span(`${look.glyphs.done} `, 'good'), span(t('end.title'), 'strong')],
    line(t('end.lead', { cluster: session.plan.cluster.name })),
    ...(recordFolder === undefined
      ? []
      : [fit([span(t('end.record', { folder: recordFolder }))], width, look.glyphs.more)]),
    blank,
    ...steps,
  ];
};

export const presentEnd = (state: AppState, top: number, world: World): View => {
  const { columns, bodyHeight } = layoutOf(state.size);
  const lines = state.session === undefined ? [] : endLines(state.session, columns - 2, world);
  const from = clampTop(top, lines.length, bodyHeight);
  return {
    mode: 'end',
    path: [world.look.t('end.title')],
    ...(state.session === undefined ? {} : { where: state.session.plan.cluster.name }),
    body: { kind: 'lines', lines: lines.slice(from, from + bodyHeight) },
    below: lines.length - from - bodyHeight,
    labels: { open: world.look.t('chapters.title') },
  };
};
