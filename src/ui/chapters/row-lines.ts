import type { Look } from '../app/look.js';
import type { AppState } from '../app/state.js';
import { fit, pad, span, spread, type Line } from '../lines/line.js';
import { overviewOf } from '../session/overview-of.js';
import { stepStanding } from '../session/standing.js';
import { scoreWords } from '../quiz/score.js';
import { standingMark, standingTone } from '../session/words.js';
import type { Matrix } from './matrix.js';
import type { ChapterRow } from './rows.js';

export const progressBar = (done: number, total: number, { glyphs }: Look, columns = 10): Line => {
  const filled = total === 0 ? 0 : Math.round((done / total) * columns);
  return [span(glyphs.full.repeat(filled), 'good'), span(glyphs.empty.repeat(columns - filled), 'faint')];
};

/** How rows are drawn while nothing but the cursor changes. */
export const rowPainter = (state: AppState, matrix: Matrix | undefined, width: number, look: Look) => {
  const { session, pages } = state;
  const overview = session === undefined ? undefined : overviewOf(session);

  const heading = (row: Extract<ChapterRow, { kind: 'chapter' }>): readonly [Line, Line] => {
    const title = [span(row.title, 'title')];
    const { done, total } = overview?.chapters.get(row.id) ?? { done: 0, total: 0 };
    if (total === 0) return [title, []];
    const bar = [...progressBar(done, total, look), span(` ${look.t('page.position', { n: done, total })}`)];
    return [title, [...bar, ...pad([], matrix?.width ?? 0)]];
  };

  const page = (index: number): readonly [Line, Line] => {
    const one = pages[index];
    if (one === undefined) return [[], []];
    if (one.step === undefined)
      return [
        [span(`  ${one.title}`)],
        [
          span(
            one.questions === undefined ? look.t('chapters.theory') : scoreWords(state, one, look),
            'faint',
          ),
          ...pad([], matrix?.width ?? 0),
        ],
      ];
    const planned = overview?.steps.get(one.id);
    if (session === undefined || planned === undefined || matrix === undefined)
      return [[span(`  ${one.title}`)], [span(look.t(`risk.${one.step.risk}`), 'faint')]];
    const standing = stepStanding(planned, session.run);
    const isHere = planned.id === overview?.here;
    return [
      [span('  '), standingMark(standing, look), span(` ${one.title}`, isHere ? 'strong' : 'plain')],
      [
        ...(isHere ? [span(`${look.t('chapters.resumeHere')} `, 'busy')] : []),
        span(look.t(`standing.${standing}`), standingTone(standing)),
        ...matrix.cells(planned, session.run),
      ],
    ];
  };

  return (row: ChapterRow, pointed: boolean): Line => {
    const [left, right] = row.kind === 'chapter' ? heading(row) : page(row.page);
    const edge = span(pointed ? `${look.glyphs.pointer} ` : '  ', 'busy');
    return fit(spread([edge, ...left], right, width), width, look.glyphs.more);
  };
};
