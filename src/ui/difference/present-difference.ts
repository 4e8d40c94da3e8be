import { findStep } from '../../engine/work.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, DifferenceScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { diffRows } from '../diff/diff-rows.js';
import { line, span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';

/** Everything there is to scroll through. */
export const differenceRows = (
  { size }: AppState,
  screen: DifferenceScreen,
  { look }: World,
): readonly Line[] => {
  const { found, one, other } = screen;
  const width = layoutOf(size).columns - 2;
  if (found === undefined) return [line(look.t('difference.comparing'), 'busy')];
  const said = (): readonly Line[] => {
    switch (found.kind) {
      case 'same':
        return wrap([span(look.t('difference.same'), 'good')], width);
      case 'unlike':
        return wrap([span(look.t('difference.unlike'), 'warn')], width);
      case 'differs':
        return [
          line(`- ${look.t('difference.only', { host: one })}`, 'bad'),
          line(`+ ${look.t('difference.only', { host: other })}`, 'good'),
          [],
          ...diffRows(found.lines, width, look),
        ];
    }
  };
  return [...(found.cut ? wrap([span(look.t('difference.cut'), 'warn')], width) : []), ...said()];
};

export const presentDifference = (state: AppState, screen: DifferenceScreen, world: World): View => {
  const { session } = state;
  const title = session === undefined ? undefined : findStep(session.plan, screen.step)?.title;
  const rows = differenceRows(state, screen, world);
  const { bodyHeight } = layoutOf(state.size);
  return {
    mode: 'difference',
    path: [title ?? screen.step, world.look.t('difference.title', { one: screen.one, other: screen.other })],
    ...(session !== undefined && { where: session.plan.cluster.name }),
    body: { kind: 'lines', lines: rows.slice(screen.top, screen.top + bodyHeight) },
    below: rows.length - screen.top - bodyHeight,
  };
};
