import stringWidth from 'string-width';
import type { PlannedStep } from '../../plan/types.js';
import type { OpenedSession } from '../app/state.js';
import type { Look } from '../app/look.js';
import { blank, fit, line, pad, span, type Line } from '../lines/line.js';
import { hostsOf, standingOf, stepStanding } from '../session/standing.js';
import { durationWords, standingMark } from '../session/words.js';

interface Timed {
  readonly step: PlannedStep;
  /** Milliseconds on each host, in the order of `hostsOf`. */
  readonly times: readonly number[];
}

const timed = (step: PlannedStep, { run }: OpenedSession): Timed => ({
  step,
  times: hostsOf(step).map((host) => {
    const progress = run.steps[step.id]?.[host];
    return progress?.kind === 'finished' ? progress.outcome.durationMs : 0;
  }),
});

const longest = ({ times }: Timed): number => Math.max(0, ...times);

/** Columns that a bar has at most, and from which width on every host has a bar of its own. */
const barWidth = 20;
const hostBarsFrom = 120;

/** Every step with how it stands, and how long it took as a bar; in a wide window one for each host. */
export const timeLines = (session: OpenedSession, width: number, look: Look): readonly Line[] => {
  const { t, glyphs } = look;
  const chapters = session.plan.chapters.map((chapter) => ({
    chapter,
    steps: chapter.steps
      .filter((step) => stepStanding(step, session.run) !== 'left-out')
      .map((step) => timed(step, session)),
  }));
  const most = Math.max(1, ...chapters.flatMap(({ steps }) => steps.map(longest)));
  const bar = (ms: number, columns: number): Line => {
    const filled = ms === 0 ? 0 : Math.max(1, Math.round((ms / most) * columns));
    return [span(glyphs.full.repeat(filled), 'busy'), span(glyphs.empty.repeat(columns - filled), 'faint')];
  };
  const names = session.plan.hosts.map(({ name }) => name);
  const wide = width >= hostBarsFrom;
  const hostColumn = Math.max(12, ...names.map((name) => stringWidth(name))) + 6;
  const titleWidth = wide
    ? Math.max(24, width - 10 - names.length * (hostColumn + 2))
    : width - barWidth - names.length - 14;

  const row = (one: Timed): Line => {
    const standing = stepStanding(one.step, session.run);
    const hosts = hostsOf(one.step);
    const marks = hosts.map((host) => standingMark(standingOf(session.run.steps[one.step.id]?.[host]), look));
    const title = fit([span(one.step.title)], titleWidth, glyphs.more);
    const head = [span('  '), standingMark(standing, look), span(' '), ...pad(title, titleWidth), span(' ')];
    if (!wide)
      return [
        ...head,
        ...pad(marks, names.length),
        span(` ${durationWords(longest(one)).padStart(6)} `),
        ...bar(longest(one), barWidth),
      ];
    return [
      ...head,
      ...names.flatMap((name): Line => {
        const at = hosts.indexOf(name);
        const ms = one.times[at];
        if (ms === undefined) return pad([span('  ')], hostColumn + 2);
        return [span('  '), ...bar(ms, hostColumn - 7), span(` ${durationWords(ms).padStart(6)}`)];
      }),
    ];
  };
  const hostHead: Line = [
    ...pad([], titleWidth + 5),
    ...names.flatMap((name): Line => [span('  '), ...pad([span(name, 'faint')], hostColumn)]),
  ];
  return [
    line(t('end.times'), 'title'),
    ...(wide ? [hostHead] : []),
    ...chapters.flatMap(({ chapter, steps }) =>
      steps.length === 0 ? [] : [line(chapter.title, 'strong'), ...steps.map(row), blank],
    ),
  ].map((one) => fit(one, width, glyphs.more));
};
