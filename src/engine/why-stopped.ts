import type { End, Phase, Reason, Stopper } from './types.js';

const kinds = {
  timeout: 'timeout',
  output: 'too-much-output',
  person: 'stopped',
} as const satisfies Readonly<Record<Stopper, Reason['kind']>>;

export const whyStopped = (phase: Phase, { by, signal }: Extract<End, { kind: 'stopped' }>): Reason => ({
  kind: kinds[by],
  phase,
  signal,
});
