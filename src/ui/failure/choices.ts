import { findStep } from '../../engine/work.js';
import type { AppState, FailureScreen } from '../app/state.js';
import type { Look } from '../app/look.js';
import { troubledHosts } from '../session/standing.js';

export interface Choice {
  readonly kind: 'retry' | 'edit' | 'shell' | 'skip' | 'undo' | 'doctor' | 'back';
  readonly label: string;
}

/** What can be done about a step that failed; only what is possible is offered. */
export const failureChoices = (
  state: AppState,
  screen: FailureScreen,
  { t, list }: Look,
): readonly Choice[] => {
  const { session } = state;
  const planned = session === undefined ? undefined : findStep(session.plan, screen.step);
  if (session === undefined || planned === undefined) return [{ kind: 'back', label: t('failure.back') }];
  const troubled = troubledHosts(planned, session.run);
  const hosts = list(troubled);
  const host = troubled[screen.host];
  return [
    { kind: 'retry', label: t('failure.retry', { hosts }) },
    ...(planned.work.some(({ run }) => run !== undefined)
      ? [{ kind: 'edit', label: t('failure.edit') } as const]
      : []),
    ...(host === undefined ? [] : [{ kind: 'shell', label: t('failure.shell', { host }) } as const]),
    { kind: 'skip', label: t('failure.skip') },
    ...(planned.work.some(({ undo }) => undo !== undefined)
      ? [{ kind: 'undo', label: t('failure.undo') } as const]
      : []),
    { kind: 'doctor', label: t('failure.doctor') },
    { kind: 'back', label: t('failure.back') },
  ];
};
