import { layoutOf } from '../app/layout.js';
import type { AppState, ProblemsScreen, Screen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, fit, line, span, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { wrap, wrapHanging } from '../lines/wrap.js';

/** Every problem with its place, what is wrong and what would be right. */
export const problemLines = (
  screen: ProblemsScreen,
  width: number,
  { look: { t, say } }: World,
): readonly Line[] => [
  line(screen.title, 'bad'),
  line(t('problems.nothingDone')),
  blank,
  ...(screen.message === undefined ? [] : wrap([span(say(screen.message))], width)),
  ...(screen.hint === undefined ? [] : wrapHanging([span(say(screen.hint))], width, line('  '), line('  '))),
  ...screen.problems.flatMap(({ file, line: row, column, message, hint }) => [
    ...wrap([span(`${file}:${row}:${column}`, 'code')], width),
    ...wrapHanging([span(say(message))], width, line('  '), line('  ')),
    ...(hint === undefined ? [] : wrapHanging([span(say(hint), 'busy')], width, line('  '), line('  '))),
    blank,
  ]),
];

export const presentProblems = (state: AppState, screen: ProblemsScreen, world: World): View => {
  const { columns, bodyHeight } = layoutOf(state.size);
  const lines = problemLines(screen, columns - 2, world);
  const top = clampTop(screen.top, lines.length, bodyHeight);
  return {
    mode: 'problems',
    path: [],
    body: { kind: 'lines', lines: lines.slice(top, top + bodyHeight) },
    below: lines.length - top - bodyHeight,
  };
};

export const presentProgress = (
  state: AppState,
  screen: Extract<Screen, { kind: 'progress' }>,
  { look }: World,
): View => {
  const { columns, bodyHeight } = layoutOf(state.size);
  const head = [line(screen.title, 'strong'), line(look.t('progress.wait')), blank];
  const rows = screen.lines
    .slice(-(bodyHeight - head.length))
    .map((one) => fit([span(one)], columns - 2, look.glyphs.more));
  return { mode: 'progress', path: [screen.title], body: { kind: 'lines', lines: [...head, ...rows] } };
};
