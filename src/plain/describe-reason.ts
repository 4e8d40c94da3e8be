import type { Reason } from '../engine/types.js';
import { wordsIn, type Words } from '../words/words.js';

/** Why a step ended as it did, in one line; in English where it is written down for later or for programs. */
export const describeReason = (reason: Reason, { t, say }: Words = wordsIn('en')): string => {
  switch (reason.kind) {
    case 'exit-code':
      return t('plain.reason.exitCode', { phase: t(`plain.phase.${reason.phase}`), code: reason.code });
    case 'signal':
      return t('plain.reason.signal', { phase: t(`plain.phase.${reason.phase}`), signal: reason.signal });
    case 'timeout':
      return t('plain.reason.timeout', { phase: t(`plain.phase.${reason.phase}`), signal: reason.signal });
    case 'too-much-output':
      return t('plain.reason.tooMuch', { phase: t(`plain.phase.${reason.phase}`), signal: reason.signal });
    case 'stopped': {
      const phase = t(`plain.phase.${reason.phase}`);
      return reason.signal === undefined
        ? t('plain.reason.stopped', { phase })
        : t('plain.reason.stoppedBy', { phase, signal: reason.signal });
    }
    case 'not-verified':
      return t('plain.reason.notVerified', { code: reason.code });
    case 'lost':
      return t('plain.reason.lost', {
        phase: t(`plain.phase.${reason.phase}`),
        message: reason.message,
      });
    case 'condition':
    case 'skipped':
    case 'effect':
    case 'unreachable':
      return say(reason.message);
  }
};

/** What to do next, where the reason knows it. */
export const hintOf = (reason: Reason, { say }: Words = wordsIn('en')): string | undefined =>
  'hint' in reason ? say(reason.hint) : undefined;
