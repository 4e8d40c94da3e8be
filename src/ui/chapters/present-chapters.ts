import { layoutOf } from '../app/layout.js';
import type { AppState, ChaptersScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLine } from '../editor/field-line.js';
import { blank, line, span, spread, type Line } from '../lines/line.js';
import { keepInView, clampTop } from '../lines/window.js';
import { proseLines } from '../markdown/blocks.js';
import { overviewOf } from '../session/overview-of.js';
import { hostMatrix } from './matrix.js';
import { progressBar, rowPainter } from './row-lines.js';
import { chapterRows } from './rows.js';

/** From here on there is room to read a page beside the list. */
const previewFrom = 140;

export const presentChapters = (state: AppState, screen: ChaptersScreen, world: World): View => {
  const { look } = world;
  const { columns, bodyHeight, leftWidth, rightWidth } = layoutOf(state.size);
  const preview = columns >= previewFrom;
  const width = preview ? leftWidth : columns - 2;
  const rows = chapterRows(state.pages, screen);
  const { session } = state;
  const hosts = session?.plan.hosts.map(({ name }) => name) ?? [];
  const matrix = session === undefined ? undefined : hostMatrix(hosts, Math.floor(width / 3), look);
  const head = [
    ...overall(state, width, matrix?.head ?? [], world),
    ...(matrix === undefined || matrix.legend.length === 0 ? [] : [matrix.legend]),
    ...filterLine(screen, width, world),
  ];
  const height = Math.max(1, bodyHeight - head.length);
  const cursor = Math.min(screen.cursor, rows.length - 1);
  // The cursor stays near the middle, so that what comes next is always in view.
  const top = clampTop(keepInView(cursor - Math.floor(height / 2), cursor, height), rows.length, height);
  const paint = rowPainter(state, matrix, width, look);
  const lines = rows.slice(top, top + height).map((row, i) => paint(row, top + i === cursor));
  const list = [...head, ...(rows.length === 0 ? [line(look.t('chapters.nothing'), 'faint')] : lines)];
  const shown = state.pages[rows[cursor]?.page ?? -1];
  const prose =
    !preview || shown === undefined
      ? []
      : [line(shown.title, 'title'), blank, ...proseLines(shown.prose, rightWidth, look.glyphs)];
  return {
    mode: screen.typing === true ? 'filter' : 'chapters',
    path: [look.t('chapters.title')],
    ...(session === undefined ? {} : { where: session.plan.cluster.name }),
    body: preview ? { kind: 'panes', left: list, right: prose } : { kind: 'lines', lines: list },
    below: rows.length - top - lines.length,
  };
};

/** How far everything has come, over the names of the hosts. */
const overall = ({ session }: AppState, width: number, hosts: Line, { look }: World): readonly Line[] => {
  if (session === undefined) return [];
  const { done, total } = overviewOf(session).all;
  const said = [
    ...progressBar(done, total, look, 20),
    span(` ${look.t('chapters.progress', { done, total })}`),
  ];
  return [spread(said, hosts, width), blank];
};

const filterLine = (
  { filter, typing = false }: ChaptersScreen,
  width: number,
  { look }: World,
): readonly Line[] => {
  if (filter === undefined) return [];
  const label = [span(`${look.t('chapters.filter')} `, 'strong')];
  return [[...label, ...fieldLine(filter, 0, width - 20, { focused: typing })], blank];
};
