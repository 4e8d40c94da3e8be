import type { AppState } from '../app/state.js';

/** The page after this one (or before it) on the walk: an installer goes from step to step, a learner reads all. */
export const pageAlong = (
  { pages, settings }: Pick<AppState, 'pages' | 'settings'>,
  from: number,
  by: 1 | -1,
): number | undefined => {
  const isOnTheWay = (index: number): boolean =>
    settings.mode === 'learn' || pages[index]?.step !== undefined;
  for (let index = from + by; index >= 0 && index < pages.length; index += by)
    if (isOnTheWay(index)) return index;
  return undefined;
};
