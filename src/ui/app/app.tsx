import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Key } from '../keys/key.js';
import { LinesView } from '../lines/lines-view.js';
import type { UiStore } from '../store/ui-store.js';
import { createFrames } from './frame.js';
import { useKeyboard } from './keyboard.js';

/** The whole screen. */
export const App = ({ store }: { readonly store: UiStore }) => {
  const frames = useMemo(() => createFrames(store), [store]);
  const frame = useSyncExternalStore(store.subscribe, frames);
  const press = useCallback(
    (key: Key) => {
      store.dispatch({ type: 'key-pressed', key });
    },
    [store],
  );
  useKeyboard(press);
  return <LinesView {...frame} />;
};
