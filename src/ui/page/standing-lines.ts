import type { Progress, RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';
import type { Step } from '../../runbook/types.js';
import type { Look } from '../app/look.js';
import { span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import { progressLine, reasonHint, reasonWords } from '../session/words.js';

/** More rows than this would leave too little for the commands on a small screen. */
const mostRows = 5;

const noteWords = (progress: Progress | undefined, look: Look): string | undefined => {
  if (progress?.kind === 'interrupted') return look.t('page.interrupted');
  if (progress?.kind === 'pending' && progress.note !== undefined)
    return look.t(`page.notes.${progress.note}`);
  if (progress?.kind !== 'finished') return undefined;
  const why = reasonWords(progress.outcome, look);
  const hint = reasonHint(progress.outcome, look);
  return why === undefined || hint === undefined ? (why ?? hint) : look.t('page.whyAndHint', { why, hint });
};

const conditionWords = ({ when }: PlannedStep): string =>
  Object.entries(when)
    .map(([name, wanted]) => `${name}: ${wanted.join(' | ')}`)
    .join(', ');

/** How a step stands on the host looked at, and what it may do there. */
export const standingLines = (
  step: Step,
  planned: PlannedStep | undefined,
  run: RunState | undefined,
  host: string | undefined,
  now: number,
  width: number,
  look: Look,
): readonly Line[] => {
  const { t } = look;
  const about = t('page.about', {
    risk: t(`risk.${step.risk}`),
    strategy: t(`strategy.${step.strategy}`),
    timeout: t('page.timeout', { seconds: step.timeoutMs / 1000 }),
  });
  const risk = wrap([span(about, step.risk === 'destroys' ? 'bad' : 'faint')], width);
  if (planned === undefined) return risk;
  if (planned.leftOut !== undefined)
    return [...wrap([span(t('page.leftOut', { why: planned.leftOut }), 'warn')], width), ...risk];
  const progress = host === undefined ? undefined : run?.steps[planned.id]?.[host];
  const note = noteWords(progress, look);
  const conditions = conditionWords(planned);
  const stands: Line = [
    ...progressLine(progress, now, look),
    ...(note === undefined ? [] : [span(`  ${note}`)]),
    ...(run?.edits[planned.id] === undefined ? [] : [span(`  ${t('page.edited')}`, 'warn')]),
  ];
  return [
    ...wrap(stands, width).slice(0, mostRows - 1),
    ...risk,
    ...(conditions === '' ? [] : wrap([span(t('page.conditions', { what: conditions }))], width)),
  ].slice(0, mostRows);
};
