import type { Happening } from '../engine/types.js';

/** Whether all hosts asked for could be reached; each that could not, with the reason and what to do next. */
export type Reached =
  | { readonly kind: 'reached' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export type Refusal = Extract<Happening, { type: 'host-refused' }>;

/** Asks all hosts at once and hands in who answered. A person who does not want to wait any longer is heard. */
export const reachAll = async (
  asked: readonly Promise<Happening>[],
  connected: (happening: Happening) => void,
  signal: AbortSignal,
): Promise<Reached> => {
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
  const answers = await Promise.race([Promise.all(asked), stopped]);
  if (answers === undefined) return { kind: 'stopped' };
  for (const answer of answers) if (answer.type === 'host-connected') connected(answer);
  const refusals = answers.filter((answer) => answer.type === 'host-refused');
  return refusals.length === 0 ? { kind: 'reached' } : { kind: 'refused', refusals };
};
