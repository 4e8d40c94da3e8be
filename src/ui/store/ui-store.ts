import type { UiEvent } from '../app/events.js';
import { openBook } from '../app/open-book.js';
import { reduce } from '../app/reduce.js';
import type { AppState, Effect, World } from '../app/state.js';
import type { Settings } from '../settings/settings.js';

/** What React reads: a new object whenever anything on the screen may have changed. */
export interface Snapshot {
  readonly state: AppState;
  readonly world: World;
}

export interface UiStore {
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes an event in and tells the listeners at once. */
  dispatch(event: UiEvent): void;
  /** Takes an event in and tells the listeners soon, together with others: for what hosts do. */
  dispatchSoon(event: UiEvent): void;
  /** Tells the listeners soon: output arrived. */
  touch(): void;
  /** What everything is drawn with has changed. */
  renewWorld(): void;
  close(): void;
}

/** About thirty frames a second: more than that nobody sees. */
const frameMs = 33;

export const createUiStore = (
  first: AppState,
  worldFor: (settings: Settings) => World,
  perform: (effect: Effect) => void,
): UiStore => {
  let current: Snapshot = { state: first, world: worldFor(first.settings) };
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    current = { ...current };
    for (const listener of listeners) listener();
  };
  const tellSoon = (): void => {
    timer ??= setTimeout(tell, frameMs);
  };
  const take = (event: UiEvent): void => {
    const { state, effects } = reduce(current.state, event, current.world);
    const world = state.settings === current.state.settings ? current.world : worldFor(state.settings);
    // React reads the snapshot only after it was told, so it may already hold what has not been shown.
    const translated = state.settings.language !== current.state.settings.language;
    current = { state: translated ? openBook(state, world) : state, world };
    effects.forEach(perform);
  };

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch(event) {
      take(event);
      tell();
    },
    dispatchSoon(event) {
      take(event);
      tellSoon();
    },
    touch: tellSoon,
    renewWorld() {
      current = { ...current, world: worldFor(current.state.settings) };
      tellSoon();
    },
    close() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
};
