import type { AppState, Effect, OutputPlace, OutputScreen, Turn, World } from '../app/state.js';
import { pop, push, replace, tell, turn } from '../app/navigate.js';
import { openDifference } from '../difference/open-difference.js';
import { bufferOf, bufferText, typeInto } from '../editor/text-buffer.js';
import type { Action } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { scrollBy } from '../lines/scroll.js';
import { keepInView } from '../lines/window.js';
import { scrollOutput } from '../run/output-lines.js';
import { outputFacts, type OutputFacts } from './facts.js';

/** Lines read of the file before the first that is shown, so that the next pages up are there already. */
const readAbove = 300;

/** Shows all that one host printed in a step. */
export const openOutput = (state: AppState, { step, host }: OutputPlace, hosts: readonly string[]): Turn =>
  turn(push(state, { kind: 'output', step, host: Math.max(0, hosts.indexOf(host)) }), {
    type: 'read-output',
    place: { step, host },
    from: Number.NEGATIVE_INFINITY,
  });

/** Shows the screen so, and has what it lacks read. */
const show = (state: AppState, screen: OutputScreen, world: World): Turn => {
  const shown = replace(state, screen);
  const { top } = screen;
  const facts = outputFacts(shown, screen, world);
  if (facts === undefined || top === undefined) return turn(shown);
  const { printed, place, height } = facts;
  const lacking = [top, Math.min(top + height, printed.end) - 1].some(
    (number) => number >= 0 && printed.line(number) === undefined,
  );
  return lacking
    ? turn(shown, { type: 'read-output', place, from: Math.max(0, top - readAbove) })
    : turn(shown);
};

const following = ({ top: _, ...screen }: OutputScreen): OutputScreen => screen;

const unchosen = ({ chosen: _, ...screen }: OutputScreen): OutputScreen => screen;

/** The first line that is shown. */
const firstShown = ({ top }: OutputScreen, { printed, height }: OutputFacts): number =>
  top ?? Math.max(0, printed.end - height);

const typeSearch = (
  state: AppState,
  screen: OutputScreen,
  facts: OutputFacts,
  key: Key,
  action: Action | undefined,
): Turn => {
  const search = screen.search ?? bufferOf('');
  const { typing: _, ...typed } = screen;
  if (action === 'cancel') {
    const { search: __, found: ___, ...plain } = typed;
    return turn(replace(state, plain));
  }
  if (action !== 'submit') return turn(replace(state, { ...screen, search: typeInto(search, key) }));
  if (bufferText(search) === '') return typeSearch(state, screen, facts, key, 'cancel');
  return turn(replace(state, typed), find(typed, facts, bufferText(search), -1, facts.printed.end));
};

const find = (
  { found, top }: OutputScreen,
  { place, printed, height }: OutputFacts,
  text: string,
  by: 1 | -1,
  beyond?: number,
): Effect => {
  const here = found ?? (by === 1 ? (top ?? printed.end - height) - 1 : (top ?? printed.end));
  return { type: 'find-output', place, text, from: beyond === undefined ? here + by : beyond - 1, by };
};

/** The line where a choice of lines begins: the one that was found, else the first that is shown. */
const chooseFrom = (screen: OutputScreen, facts: OutputFacts): number => {
  const first = firstShown(screen, facts);
  const { found } = screen;
  const seen = found !== undefined && found >= first && found < first + facts.height;
  return seen ? found : first;
};

const move = (state: AppState, screen: OutputScreen, facts: OutputFacts, by: number, world: World): Turn => {
  const { printed, height } = facts;
  const { chosen } = screen;
  if (chosen === undefined) {
    const top = scrollOutput(printed, screen.top, by, height);
    return show(state, top === undefined ? following(screen) : { ...screen, top }, world);
  }
  const cursor = Math.max(0, Math.min(chosen.cursor + by, printed.end - 1));
  const top = keepInView(firstShown(screen, facts), cursor, height);
  return show(state, { ...screen, top, chosen: { ...chosen, cursor } }, world);
};

const copy = (state: AppState, screen: OutputScreen, facts: OutputFacts): Turn => {
  const { place, printed, height } = facts;
  const { chosen } = screen;
  const first = firstShown(screen, facts);
  const ends = chosen === undefined ? [first, first + height - 1] : [chosen.begun, chosen.cursor];
  const to = Math.min(Math.max(...ends) + 1, printed.end);
  return turn(replace(state, unchosen(screen)), {
    type: 'copy-output',
    place,
    from: Math.min(...ends),
    to,
  });
};

export const reduceOutput = (
  state: AppState,
  screen: OutputScreen,
  key: Key,
  action: Action | undefined,
  world: World,
): Turn => {
  const facts = outputFacts(state, screen, world);
  if (facts === undefined) return turn(pop(state));
  if (screen.typing === true) return typeSearch(state, screen, facts, key, action);
  const { hosts, place, search } = facts;
  switch (action) {
    case undefined:
      return turn(state);
    case 'back':
      return turn(screen.chosen === undefined ? pop(state) : replace(state, unchosen(screen)));
    case 'compare-hosts':
      return openDifference(state, place.step, place.host, world);
    case 'follow':
      return turn(replace(state, following(unchosen(screen))));
    case 'filter':
      return turn(replace(state, { ...screen, search: bufferOf(''), typing: true }));
    case 'next':
    case 'previous':
      return search === ''
        ? turn(tell(state, world.look.t('output.noSearch')))
        : turn(state, find(screen, facts, search, action === 'next' ? 1 : -1));
    case 'choose-lines': {
      const begun = chooseFrom(screen, facts);
      const top = firstShown(screen, facts);
      return turn(replace(state, { ...screen, top, chosen: { begun, cursor: begun } }));
    }
    case 'copy':
      return copy(state, screen, facts);
    case 'save':
      return turn(state, { type: 'save-output', place });
    case 'next-host':
    case 'previous-host': {
      const by = action === 'next-host' ? 1 : -1;
      const host = (screen.host + by + hosts.length) % Math.max(1, hosts.length);
      const { search: sought } = screen;
      const other: OutputScreen = {
        kind: 'output',
        step: screen.step,
        host,
        ...(sought !== undefined && { search: sought }),
      };
      const next = { step: place.step, host: hosts[host] ?? place.host };
      return turn(replace(state, other), {
        type: 'read-output',
        place: next,
        from: Number.NEGATIVE_INFINITY,
      });
    }
    default: {
      const by = scrollBy(action, facts.height);
      return by === undefined ? turn(state) : move(state, screen, facts, by, world);
    }
  }
};

/** Something was learnt of an output: it matters only while that is shown. */
export const withOutput = (
  state: AppState,
  place: OutputPlace,
  world: World,
  learn: (screen: OutputScreen, facts: OutputFacts) => Turn,
): Turn => {
  const { screen } = state;
  if (screen.kind !== 'output') return turn(state);
  const facts = outputFacts(state, screen, world);
  return facts?.place.step === place.step && facts.place.host === place.host
    ? learn(screen, facts)
    : turn(state);
};

/** Shows the line that was found, with what came before it. */
export const foundOutput = (
  state: AppState,
  screen: OutputScreen,
  { height }: OutputFacts,
  line: number | undefined,
  world: World,
): Turn =>
  line === undefined
    ? turn(tell(state, world.look.t('output.notFound'), 'warn'))
    : show(state, { ...screen, found: line, top: Math.max(0, line - Math.floor(height / 3)) }, world);
