import { findStep } from '../../engine/work.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, FailureScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { wrapHanging } from '../lines/wrap.js';
import { outputRows, recentlyPrinted } from '../run/output-lines.js';
import { hostsOf, standingOf, troubledHosts } from '../session/standing.js';
import { progressWord, reasonHint, reasonWords, standingMark } from '../session/words.js';
import { failureChoices } from './choices.js';

export const presentFailure = (state: AppState, screen: FailureScreen, world: World): View => {
  const { look } = world;
  const { t, glyphs } = look;
  const { session } = state;
  const step = session === undefined ? undefined : findStep(session.plan, screen.step);
  if (session === undefined || step === undefined)
    return { mode: 'failure', path: [], body: { kind: 'lines', lines: [] } };
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  const troubled = troubledHosts(step, session.run);
  const chosen = troubled[Math.min(screen.host, troubled.length - 1)] ?? '';

  const reasons = troubled.flatMap((host): readonly Line[] => {
    const progress = session.run.steps[step.id]?.[host];
    const outcome = progress?.kind === 'finished' ? progress.outcome : undefined;
    const why =
      outcome === undefined
        ? progressWord(progress, look)
        : (reasonWords(outcome, look) ?? progressWord(progress, look));
    const hint = outcome === undefined ? undefined : reasonHint(outcome, look);
    return [
      ...wrapHanging(
        [span(`${host}: `, 'strong'), span(why)],
        width,
        [standingMark(standingOf(progress), look), span(' ')],
        line('  '),
      ),
      ...(hint === undefined ? [] : wrapHanging([span(hint)], width, line('    '), line('    '))),
    ];
  });
  const choices = failureChoices(state, screen, look).map(({ label }, i) => {
    const at = i === screen.cursor;
    return [span(at ? `${glyphs.pointer} ` : '  ', 'busy'), span(label, at ? 'strong' : 'plain')];
  });
  const title = [
    span(t('failure.title', { step: step.title }), 'bad'),
    span(` ${t('failure.hosts', { failed: troubled.length, count: hostsOf(step).length })}`),
  ];
  // The choices are never pushed off the screen by a long story.
  const fixed = choices.length + 5;
  const shownReasons = reasons.slice(0, Math.max(2, bodyHeight - fixed));
  const room = bodyHeight - fixed - shownReasons.length;
  const output = world.output(step.id, chosen);
  const last =
    room < 1 || output.lines.length === 0
      ? []
      : outputRows(recentlyPrinted(output), undefined, width, room, look);
  return {
    mode: 'failure',
    path: [step.title],
    where: session.plan.cluster.name,
    body: {
      kind: 'lines',
      lines: [
        ...wrapHanging(title, width, [], []).slice(0, 1),
        blank,
        ...shownReasons,
        blank,
        ...choices,
        blank,
        ...(last.length === 0 ? [] : [line(t('failure.lastLines', { host: chosen }), 'strong'), ...last]),
      ],
    },
    hidden: troubled.length < 2 ? ['next-host'] : [],
  };
};
