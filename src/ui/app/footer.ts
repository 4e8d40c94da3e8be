import { bindingsOf } from '../keys/key-map.js';
import { lineWidth, span, type Line } from '../lines/line.js';
import type { Look } from './look.js';
import type { View } from './view.js';

const shortNames: ReadonlyMap<string, string> = new Map([
  ['escape', 'esc'],
  ['page-up', 'pgup'],
  ['page-down', 'pgdn'],
]);

/** A key as it stands on the screen: `↑`, `ctrl-d`, `j`. */
export const keyWords = (key: string, { glyphs }: Look): string =>
  glyphs.arrows.get(key) ?? shortNames.get(key) ?? key;

/** The keys of the current screen, as many as one row holds; all of them are under `?`. */
export const footerLine = (view: View, width: number, look: Look): Line => {
  const shown = bindingsOf(view.mode).filter(
    ({ shown: always, action }) => always && !(view.hidden ?? []).includes(action),
  );
  // What must stay reachable comes last in the row, so room for it is kept.
  const help = shown.filter(({ action }) => action === 'palette' || action === 'help');
  const others = shown.filter(({ action }) => action !== 'palette' && action !== 'help');
  const words = ({ keys, action }: (typeof shown)[number]): Line => [
    span(keyWords(keys[0] ?? '', look), 'strong'),
    span(` ${view.labels?.[action] ?? look.t(`actions.${action}`)}`),
  ];
  const gap = span('   ');
  const tail = help.flatMap((one, i) => [...(i > 0 ? [gap] : []), ...words(one)]);
  const row: Line[] = [];
  let used = lineWidth(tail);
  for (const one of others.map(words)) {
    const columns = lineWidth(one) + 3;
    if (used + columns > width) break;
    used += columns;
    row.push([...one, gap]);
  }
  return [...row.flat(), ...tail];
};
