import { layoutOf } from '../app/layout.js';
import type { AppState, OutputScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLine } from '../editor/field-line.js';
import { exactly, line, span, spread, type Line } from '../lines/line.js';
import { markAll } from '../lines/mark.js';
import { outputRows, type Dress } from '../run/output-lines.js';
import { outputFacts, searchPattern, type OutputFacts } from './facts.js';

/** Marks what is looked for, and the lines that are chosen. */
const dressFor = ({ chosen }: OutputScreen, search: string): Dress => {
  const pattern = search === '' ? undefined : searchPattern(search);
  return (spans, number) => {
    if (
      chosen !== undefined &&
      number >= Math.min(chosen.begun, chosen.cursor) &&
      number <= Math.max(chosen.begun, chosen.cursor)
    )
      return spans.map(({ text }) => span(text === '' ? ' ' : text, 'cursor'));
    return pattern === undefined ? spans : markAll(spans, pattern, 'marked');
  };
};

/** Which lines are shown of how many; `following` at their end. */
const positionOf = (screen: OutputScreen, { printed, height }: OutputFacts, { look }: World): string => {
  const { top, chosen } = screen;
  if (chosen !== undefined)
    return look.t('output.chosen', { count: Math.abs(chosen.begun - chosen.cursor) + 1 });
  const total = printed.end;
  if (top === undefined) return look.t('output.following', { count: total });
  return look.t('output.position', {
    from: Math.min(top + 1, total),
    to: Math.min(top + height, total),
    total,
  });
};

const searchRow = ({ search, typing }: OutputScreen, width: number): readonly Line[] =>
  search === undefined
    ? []
    : [[span('/', 'strong'), ...fieldLine(search, 0, width - 2, { focused: typing === true })]];

export const presentOutput = (state: AppState, screen: OutputScreen, world: World): View => {
  const { look } = world;
  const facts = outputFacts(state, screen, world);
  if (facts === undefined) return { mode: 'output', path: [], body: { kind: 'lines', lines: [] } };
  const { columns } = layoutOf(state.size);
  const width = columns - 2;
  const { step, hosts, place, printed, height, search } = facts;
  const rule = look.glyphs.rule.repeat(2);
  const rows =
    printed.end === 0
      ? [line(look.t('run.noLines'), 'faint')]
      : outputRows(printed, screen.top, width, height, look, dressFor(screen, search));
  return {
    mode: screen.typing === true ? 'field' : 'output',
    path: [step.title, place.host],
    ...(state.session !== undefined && { where: state.session.plan.cluster.name }),
    body: {
      kind: 'lines',
      lines: [
        spread(
          [span(`${rule} ${place.host} ${rule}`, 'faint')],
          [span(positionOf(screen, facts, world), 'faint')],
          width,
        ),
        ...exactly(rows, height),
        ...searchRow(screen, width),
      ],
    },
    hidden: [
      ...(hosts.length < 2 ? (['next-host'] as const) : []),
      ...(screen.top === undefined ? (['follow'] as const) : []),
      ...(search === '' ? (['next'] as const) : []),
    ],
    labels: { next: look.t('output.next') },
  };
};
