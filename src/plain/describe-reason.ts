import type { Reason } from '../engine/types.js';

/** Why a step ended as it did, in one line. */
export const describeReason = (reason: Reason): string => {
  switch (reason.kind) {
    case 'exit-code':
      return `${reason.phase} ended with exit status ${String(reason.code)}`;
    case 'signal':
      return `${reason.phase} was ended by signal ${reason.signal}`;
    case 'timeout':
      return `${reason.phase} took longer than the step's timeout and was stopped (${reason.signal})`;
    case 'stopped':
      return `${reason.phase} was stopped${reason.signal === undefined ? '' : ` (${reason.signal})`}`;
    case 'not-verified':
      return `it ran, but verify still said no when the time was over (exit status ${String(reason.code)})`;
    case 'lost':
      return `nobody saw how ${reason.phase} ended: ${reason.message}`;
    case 'condition':
    case 'skipped':
    case 'effect':
    case 'unreachable':
      return reason.message;
  }
};

/** What to do next, where the reason knows it. */
export const hintOf = (reason: Reason): string | undefined => ('hint' in reason ? reason.hint : undefined);
