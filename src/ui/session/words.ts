import type { Outcome, Progress, Reason } from '../../engine/types.js';
import type { Look } from '../app/look.js';
import { span, type Line, type Span, type Tone } from '../lines/line.js';
import { standingOf, type Standing } from './standing.js';

const tones: Readonly<Record<Standing, Tone>> = {
  todo: 'plain',
  running: 'busy',
  done: 'good',
  already: 'good',
  skipped: 'warn',
  failed: 'bad',
  unknown: 'warn',
  stale: 'warn',
  'left-out': 'faint',
};

const glyphNames = {
  todo: 'todo',
  running: 'running',
  done: 'done',
  already: 'done',
  skipped: 'skipped',
  failed: 'failed',
  unknown: 'unknown',
  stale: 'stale',
  'left-out': 'leftOut',
} as const satisfies Readonly<Record<Standing, string>>;

export const standingTone = (standing: Standing): Tone => tones[standing];

export const standingMark = (standing: Standing, { glyphs }: Look): Span =>
  span(glyphs[glyphNames[standing]], tones[standing]);

const reads = (reason: Reason, { t, say }: Look): string => {
  switch (reason.kind) {
    case 'exit-code':
      return t('reason.exitCode', { what: t(`phase.${reason.phase}`), code: reason.code });
    case 'signal':
      return t('reason.signal', { what: t(`phase.${reason.phase}`), signal: reason.signal });
    case 'timeout':
      return t('reason.timeout', { what: t(`phase.${reason.phase}`) });
    case 'too-much-output':
      return t('reason.tooMuch', { what: t(`phase.${reason.phase}`) });
    case 'stopped':
      return t('reason.stopped', { what: t(`phase.${reason.phase}`) });
    case 'not-verified':
      return t('reason.notVerified', { code: reason.code });
    case 'lost':
      return t('reason.lost', { what: t(`phase.${reason.phase}`), message: reason.message });
    case 'skipped':
      return t('reason.skipped', { message: reason.message });
    case 'effect':
    case 'unreachable':
    case 'condition':
      return say(reason.message);
  }
};

export const reasonWords = (outcome: Outcome, look: Look): string | undefined =>
  outcome.reason === undefined ? undefined : reads(outcome.reason, look);

export const reasonHint = ({ reason }: Outcome, { say }: Look): string | undefined =>
  reason !== undefined && 'hint' in reason ? say(reason.hint) : undefined;

/** What a host is at in a step, as one word or a few. */
export const progressWord = (progress: Progress | undefined, { t }: Look): string => {
  if (progress === undefined) return t('standing.todo');
  if (progress.kind === 'finished')
    return t(`standing.${progress.outcome.status === 'changed' ? 'done' : progress.outcome.status}`);
  if (progress.kind !== 'pending') return t(`run.${progress.kind}`);
  return progress.note === 'undone' ? t('run.undone') : t(`standing.${standingOf(progress)}`);
};

/** How long it has taken, in milliseconds, where that can be said. */
export const elapsedMs = (progress: Progress | undefined, now: number): number | undefined => {
  if (progress === undefined) return undefined;
  if (progress.kind === 'finished') return progress.outcome.durationMs;
  return 'since' in progress ? Math.max(0, now - progress.since) : undefined;
};

export const durationWords = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}m${String(seconds % 60).padStart(2, '0')}s`
    : `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}m`;
};

/** Mark, word and time of one host in one step. */
export const progressLine = (progress: Progress | undefined, now: number, look: Look): Line => {
  const standing = standingOf(progress);
  const ms = elapsedMs(progress, now);
  return [
    standingMark(standing, look),
    span(` ${progressWord(progress, look)}`, tones[standing]),
    ...(ms === undefined ? [] : [span(` ${durationWords(ms)}`, 'faint')]),
  ];
};
