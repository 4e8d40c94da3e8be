import type { RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';
import type { Step } from '../../runbook/types.js';
import type { PageScreen } from '../app/state.js';
import type { Settings } from '../settings/settings.js';

/** How much of what explains a step is open on its page. */
export interface Teaching {
  readonly explanations: 'open' | 'closed';
  /** `asked`: the learner is to say first what good output will be. */
  readonly outputs: 'open' | 'closed' | 'asked';
}

/** Whether no host has begun the step yet. */
const isNew = ({ id }: PlannedStep, { steps }: RunState): boolean =>
  Object.values(steps[id] ?? {}).every(({ kind }) => kind === 'pending');

export const teachingOf = (
  { mode }: Pick<Settings, 'mode'>,
  { revealed = false, explanation }: Pick<PageScreen, 'revealed' | 'explanation'>,
  { outputs }: Step,
  planned: PlannedStep | undefined,
  run: RunState | undefined,
): Teaching => {
  if (mode === 'install')
    return {
      explanations: explanation === undefined ? 'closed' : 'open',
      outputs: revealed ? 'open' : 'closed',
    };
  const ahead =
    planned !== undefined && run !== undefined && planned.leftOut === undefined && isNew(planned, run);
  return {
    explanations: 'open',
    outputs: ahead && outputs.length > 0 && !revealed ? 'asked' : 'open',
  };
};
