import { findStep } from '../../engine/work.js';
import type { AppState, FailureScreen } from '../app/state.js';
import type { Look } from '../app/look.js';
import { troubledHosts } from '../session/standing.js';

export interface Choice {
  readonly kind: 'retry' | 'edit' | 'skip' | 'undo' | 'back';
  readonly label: string;
}

/** What can be done about a step that failed; only what is possible is offered. */
export const failureChoices = (state: AppState, screen: FailureScreen, { text }: Look): readonly Choice[] => {
  const { session } = state;
  const planned = session === undefined ? undefined : findStep(session.plan, screen.step);
  if (session === undefined || planned === undefined) return [{ kind: 'back', label: text.failure.back }];
  const hosts = text.list(troubledHosts(planned, session.run));
  const say = text.failure;
  return [
    { kind: 'retry', label: say.retry(hosts) },
    ...(planned.work.some(({ run }) => run !== undefined)
      ? [{ kind: 'edit', label: say.edit } as const]
      : []),
    { kind: 'skip', label: say.skip },
    ...(planned.work.some(({ undo }) => undo !== undefined)
      ? [{ kind: 'undo', label: say.undo } as const]
      : []),
    { kind: 'back', label: say.back },
  ];
};
