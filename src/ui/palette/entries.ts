import fuzzysort from 'fuzzysort';
import { keyWords } from '../app/footer.js';
import type { World } from '../app/state.js';
import { bindingsOf, type Binding, type KeyMode } from '../keys/key-map.js';

/** An action that the screen below the palette offers. */
export interface Entry {
  readonly binding: Binding;
  readonly label: string;
  readonly keys: string;
}

/** Everything that can be done on a screen, best match first when something was typed. */
export const paletteEntries = (mode: KeyMode, typed: string, { look }: World): readonly Entry[] => {
  const all = bindingsOf(mode)
    .filter(({ action }) => action !== 'palette')
    .map((binding): Entry => ({
      binding,
      label: look.t(`actions.${binding.action}`),
      keys: binding.keys.map((key) => keyWords(key, look)).join(' '),
    }));
  return typed.trim() === ''
    ? all
    : fuzzysort.go(typed, all, { key: 'label', threshold: 0 }).map(({ obj }) => obj);
};
