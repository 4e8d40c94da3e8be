import { resumePoint } from '../../engine/overview.js';
import { allSteps, findStep } from '../../engine/work.js';
import type { Look } from '../app/look.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fit, span, spread, type Line } from '../lines/line.js';
import { keepInView, clampTop } from '../lines/window.js';
import { standingOf, stepStanding, tally } from '../session/standing.js';
import { standingMark, standingTone } from '../session/words.js';
import { chapterRows, type ChapterRow } from './rows.js';

const progressBar = (done: number, total: number, { glyphs }: Look): readonly Line[number][] => {
  const filled = total === 0 ? 0 : Math.round((done / total) * 10);
  return [span(glyphs.full.repeat(filled), 'good'), span(glyphs.empty.repeat(10 - filled), 'faint')];
};

const chapterLine = (
  row: ChapterRow & { kind: 'chapter' },
  state: AppState,
  look: Look,
): readonly [Line, Line] => {
  const planned = state.session?.plan.chapters.find(({ id }) => id === row.id);
  if (planned === undefined || state.session === undefined) return [[span(row.title, 'title')], []];
  const { done, total } = tally(planned.steps, state.session.run);
  return [
    [span(row.title, 'title')],
    total === 0
      ? []
      : [...progressBar(done, total, look), span(` ${look.t('page.position', { n: done, total })}`)],
  ];
};

const pageLine = (index: number, state: AppState, look: Look): readonly [Line, Line] => {
  const page = state.pages[index];
  if (page === undefined) return [[], []];
  if (page.step === undefined) return [[span(`  ${page.title}`)], [span(look.t('chapters.theory'), 'faint')]];
  const { session } = state;
  const planned = session === undefined ? undefined : findStep(session.plan, page.id);
  if (session === undefined || planned === undefined)
    return [[span(`  ${page.title}`)], [span(look.t(`risk.${page.step.risk}`), 'faint')]];
  const standing = stepStanding(planned, session.run);
  const here = resumePoint(session.plan, session.run)?.step.id === planned.id;
  const marks = planned.work.map(({ host }) =>
    standingMark(standingOf(session.run.steps[planned.id]?.[host]), look),
  );
  return [
    [span('  '), standingMark(standing, look), span(` ${page.title}`, here ? 'strong' : 'plain')],
    [
      ...(here ? [span(`${look.t('chapters.resumeHere')} `, 'busy')] : []),
      span(look.t(`standing.${standing}`), standingTone(standing)),
      span(' '),
      ...(standing === 'left-out' ? [] : marks),
    ],
  ];
};

export const presentChapters = (state: AppState, cursor: number, world: World): View => {
  const { look } = world;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  const rows = chapterRows(state);
  const { session } = state;
  const overall = session === undefined ? undefined : tally(allSteps(session.plan), session.run);
  const head: readonly Line[] =
    overall === undefined || session === undefined
      ? []
      : [
          spread(
            [
              ...progressBar(overall.done, overall.total, look),
              span(` ${look.t('chapters.progress', { ...overall })}`),
            ],
            [span(look.list(session.plan.hosts.map(({ name }) => name)), 'faint')],
            width,
          ),
          [],
        ];
  const height = bodyHeight - head.length;
  // The cursor stays near the middle, so that what comes next is always in view.
  const top = clampTop(keepInView(cursor - Math.floor(height / 2), cursor, height), rows.length, height);
  const lines = rows.slice(top, top + height).map((row, i): Line => {
    const [left, right] =
      row.kind === 'chapter' ? chapterLine(row, state, look) : pageLine(row.page, state, look);
    const edge = span(top + i === cursor ? `${look.glyphs.pointer} ` : '  ', 'busy');
    return fit(spread([edge, ...left], right, width), width, look.glyphs.more);
  });
  return {
    mode: 'chapters',
    path: [look.t('chapters.title')],
    ...(session === undefined ? {} : { where: session.plan.cluster.name }),
    body: { kind: 'lines', lines: [...head, ...lines] },
    below: rows.length - top - lines.length,
  };
};
