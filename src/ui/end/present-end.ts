import { layoutOf } from '../app/layout.js';
import type { AppState, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { wrapHanging } from '../lines/wrap.js';
import { certificateLines, placedLines } from './evidence.js';
import { timeLines } from './time-lines.js';

/** The evidence: what was put where, what ends when, how long everything took, and where the record lies. */
export const endLines = (state: AppState, { look }: World): readonly Line[] => {
  const { session, size } = state;
  if (session === undefined) return [];
  const { t, glyphs } = look;
  const width = layoutOf(size).columns - 2;
  const { recordFolder } = session;
  return [
    [span(`${glyphs.done} `, 'good'), span(t('end.title'), 'strong')],
    line(t('end.lead', { cluster: session.plan.cluster.name })),
    ...(recordFolder === undefined
      ? []
      : wrapHanging([span(t('end.record', { folder: recordFolder }))], width, [], line('  '))),
    blank,
    ...placedLines(session, width, look),
    ...certificateLines(state, look),
    ...timeLines(session, width, look),
  ];
};

export const presentEnd = (state: AppState, top: number, world: World): View => {
  const { bodyHeight } = layoutOf(state.size);
  const lines = endLines(state, world);
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
