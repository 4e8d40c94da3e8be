import { findStep } from '../../engine/work.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, Dialog, Question, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLines } from '../editor/present-editors.js';
import { bindingsOf, everywhere, type Binding, type KeyMode } from '../keys/key-map.js';
import { blank, line, pad, span, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { wrap } from '../lines/wrap.js';

import { keyWords } from '../app/footer.js';

export const presentQuestion = (state: AppState, question: Question, world: World): View => {
  const { text } = world.look;
  const { columns } = layoutOf(state.size);
  const width = columns - 2;
  const say = text.question;
  const more = state.questions.length - 1;
  const rest: readonly Line[] = more > 0 ? [blank, line(say.more(more), 'faint')] : [];
  if (question.kind === 'host-key') {
    const { host, address, keyType, fingerprint } = question.asked;
    const lines = [
      line(say.hostKeyTitle, 'title'),
      blank,
      ...wrap([span(say.hostKey(host, address))], width),
      ...wrap([span(say.hostKeyCompare)], width),
      blank,
      ...wrap([span(`  ${keyType}  `), span(fingerprint, 'strong')], width),
      line(`  ${say.hostKeyCommand}`, 'code'),
      blank,
      ...fieldLines(say.hostKeyAsk, question.buffer, width),
      ...rest,
    ];
    return { mode: 'field', path: [host], body: { kind: 'lines', lines } };
  }
  const { kind, host, subject, again } = question.asked;
  const lines = [
    line(say.secretTitle[kind], 'title'),
    blank,
    ...(again ? [line(say.again, 'bad'), blank] : []),
    ...fieldLines(say.secret[kind](subject), question.buffer, width, '*'),
    blank,
    ...wrap([span(say.secretKept, 'faint')], width),
    ...rest,
  ];
  return { mode: 'field', path: [host], body: { kind: 'lines', lines } };
};

const helpLines = (mode: KeyMode, world: World): readonly Line[] => {
  const { look } = world;
  const keysOf = ({ keys }: Binding): string => keys.map((key) => keyWords(key, look)).join('  ');
  const column = Math.max(...[...bindingsOf(mode), ...everywhere].map((each) => keysOf(each).length)) + 2;
  const one = (binding: Binding): Line => [
    span('  '),
    ...pad([span(keysOf(binding), 'strong')], column),
    span(look.text.actions[binding.action]),
  ];
  const own = bindingsOf(mode).filter(({ action }) => !everywhere.some((other) => other.action === action));
  return [...own.map(one), blank, line(look.text.dialog.helpEverywhere, 'title'), ...everywhere.map(one)];
};

/** The rows of the help screen, for the reducer to keep the scroll inside. */
export const helpLength = (mode: KeyMode, world: World): number => helpLines(mode, world).length;

export const stopChoices = ({ look }: World): readonly string[] => {
  const { dialog } = look.text;
  return [dialog.stopGoOn, dialog.stopStop, dialog.stopLeave];
};

export const presentDialog = (state: AppState, dialog: Dialog, beneath: View, world: World): View => {
  const { text, glyphs } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  if (dialog.kind === 'help') {
    const all = helpLines(beneath.mode, world);
    const top = clampTop(dialog.top, all.length, bodyHeight);
    return {
      mode: 'help',
      path: [text.dialog.helpTitle],
      body: { kind: 'lines', lines: all.slice(top, top + bodyHeight) },
    };
  }
  if (dialog.kind === 'stop') {
    const choices = stopChoices(world).map((label, i): Line => {
      const at = i === dialog.cursor;
      return [span(at ? `${glyphs.pointer} ` : '  ', 'busy'), span(label, at ? 'strong' : 'plain')];
    });
    const lines = [line(text.dialog.stopTitle, 'title'), blank, ...choices];
    return { mode: 'choice', path: beneath.path, body: { kind: 'lines', lines } };
  }
  const planned = state.session === undefined ? undefined : findStep(state.session.plan, dialog.step);
  const hosts = dialog.wish.hosts ?? planned?.work.map(({ host }) => host) ?? [];
  const lines = [
    line(text.dialog.confirmTitle, 'bad'),
    blank,
    ...wrap([span(text.dialog.confirm(planned?.title ?? dialog.step, text.list(hosts)))], width),
    blank,
    ...fieldLines(text.dialog.confirmAsk(dialog.word), dialog.buffer, width),
  ];
  return { mode: 'field', path: beneath.path, body: { kind: 'lines', lines } };
};
