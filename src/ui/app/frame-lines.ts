import stringWidth from 'string-width';
import { findStep } from '../../engine/work.js';
import { fit, span, spread, type Line } from '../lines/line.js';

import type { Look } from './look.js';
import type { AppState } from './state.js';
import type { View } from './view.js';

/** The first row: where one is, and what is open. */
const headerLine = (
  { session, screen }: Pick<AppState, 'session' | 'screen'>,
  view: View,
  width: number,
  { t, glyphs }: Look,
): Line => {
  const path = view.path.flatMap((name, i): Line => [
    span(` ${glyphs.into} `, 'faint'),
    span(name, i === view.path.length - 1 ? 'strong' : 'plain'),
  ]);
  const recording =
    session?.plan.cluster.recording === true || (screen.kind === 'doctor' && screen.recording === true);
  const badge = recording ? [span(t('app.recording'), 'warn'), span('  ')] : [];
  return fit(
    spread([span(t('app.program'), 'title'), ...path], [...badge, span(view.where ?? '', 'faint')], width),
    width,
    glyphs.more,
  );
};

/** The top of every screen: where one is, and a rule below it. */
export const headLines = (
  state: Pick<AppState, 'session' | 'screen'>,
  view: View,
  width: number,
  look: Look,
): readonly Line[] => [
  headerLine(state, view, width, look),
  [span(look.glyphs.rule.repeat(Math.max(0, width)), 'faint')],
];

/** The column that stays empty at the left edge. */
export const withAir = (line: Line): Line => [span(' '), ...line];

/** The row above the keys: what has just happened, or what is going on; else only a rule. */
export const noticeLine = (state: AppState, view: View, width: number, { t, glyphs }: Look): Line => {
  const { notice, session, busy } = state;
  if (busy !== undefined) return fit([span(busy, 'busy')], width, glyphs.more);
  if (notice !== undefined) return fit([span(notice.text, notice.tone)], width, glyphs.more);
  const walk = session?.run.walk;
  const step = walk?.kind === 'recheck' ? walk.steps[0] : undefined;
  if (session !== undefined && step !== undefined) {
    const title = findStep(session.plan, step)?.title ?? step;
    return fit([span(t('notices.rechecking', { title }), 'busy')], width, glyphs.more);
  }
  if (session?.heldBy !== undefined)
    return fit([span(t('app.heldBy', { holder: session.heldBy }), 'warn')], width, glyphs.more);
  const below = view.below ?? 0;
  if (below <= 0) return [span(glyphs.rule.repeat(width), 'faint')];
  const words = ` ${t('app.rowsBelow', { count: below })} `;
  return [
    span(glyphs.rule.repeat(Math.max(0, width - stringWidth(words) - 2)), 'faint'),
    span(words),
    span(glyphs.rule.repeat(2), 'faint'),
  ];
};
