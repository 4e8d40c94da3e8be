import { layoutOf } from '../app/layout.js';
import { askedSteps } from '../app/request-walk.js';
import type { AppState, Dialog, Question, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLines } from '../editor/present-editors.js';
import { bindingsOf, everywhere, type Binding, type KeyMode } from '../keys/key-map.js';
import { blank, line, pad, span, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { wrap } from '../lines/wrap.js';

import { keyWords } from '../app/footer.js';

/** What the person types at the machine's own console to compare. */
const hostKeyCommand = 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub';

export const presentQuestion = (state: AppState, question: Question, world: World): View => {
  const { t } = world.look;
  const { columns } = layoutOf(state.size);
  const width = columns - 2;
  const more = state.questions.length - 1;
  const rest: readonly Line[] = more > 0 ? [blank, line(t('question.more', { count: more }), 'faint')] : [];
  if (question.kind === 'host-key') {
    const { host, address, keyType, fingerprint } = question.asked;
    const lines = [
      line(t('question.hostKeyTitle'), 'title'),
      blank,
      ...wrap([span(t('question.hostKey', { host, address }))], width),
      ...wrap([span(t('question.hostKeyCompare'))], width),
      blank,
      ...wrap([span(`  ${keyType}  `), span(fingerprint, 'strong')], width),
      line(`  ${hostKeyCommand}`, 'code'),
      blank,
      ...fieldLines(t('question.hostKeyAsk'), question.buffer, width),
      ...rest,
    ];
    return { mode: 'field', path: [host], body: { kind: 'lines', lines } };
  }
  const { kind, host, subject, again } = question.asked;
  const lines = [
    line(t(`question.title.${kind}`), 'title'),
    blank,
    ...(again ? [line(t('question.again'), 'bad'), blank] : []),
    ...fieldLines(t(`question.secret.${kind}`, { subject }), question.buffer, width, '*'),
    blank,
    ...wrap([span(t('question.secretKept'), 'faint')], width),
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
    span(look.t(`actions.${binding.action}`)),
  ];
  const own = bindingsOf(mode).filter(({ action }) => !everywhere.some((other) => other.action === action));
  return [...own.map(one), blank, line(look.t('dialog.helpEverywhere'), 'title'), ...everywhere.map(one)];
};

/** The rows of the help screen, for the reducer to keep the scroll inside. */
export const helpLength = (mode: KeyMode, world: World): number => helpLines(mode, world).length;

/** The palette has a folder of its own. */
export type PlainDialog = Exclude<Dialog, { kind: 'palette' }>;

export const stopChoices = ({ look: { t } }: World): readonly string[] => [
  t('dialog.stopGoOn'),
  t('dialog.stopStop'),
  t('dialog.stopLeave'),
];

export const presentDialog = (state: AppState, dialog: PlainDialog, beneath: View, world: World): View => {
  const { t, list, glyphs } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  if (dialog.kind === 'help') {
    const all = helpLines(beneath.mode, world);
    const top = clampTop(dialog.top, all.length, bodyHeight);
    return {
      mode: 'help',
      path: [t('dialog.helpTitle')],
      body: { kind: 'lines', lines: all.slice(top, top + bodyHeight) },
    };
  }
  if (dialog.kind === 'stop') {
    const choices = stopChoices(world).map((label, i): Line => {
      const at = i === dialog.cursor;
      return [span(at ? `${glyphs.pointer} ` : '  ', 'busy'), span(label, at ? 'strong' : 'plain')];
    });
    const lines = [line(t('dialog.stopTitle'), 'title'), blank, ...choices];
    return { mode: 'choice', path: beneath.path, body: { kind: 'lines', lines } };
  }
  const { wish, word, buffer } = dialog;
  const asked = state.session === undefined ? [] : askedSteps(state.session.plan, wish, dialog.step);
  const lines = [
    line(t(wish.kind === 'undo' ? 'dialog.undoTitle' : 'dialog.confirmTitle'), 'bad'),
    blank,
    ...asked.flatMap(({ title, work }) => {
      const hosts = wish.hosts ?? work.map(({ host }) => host);
      return wrap([span(t('dialog.confirm', { step: title, hosts: list(hosts) }))], width);
    }),
    blank,
    ...fieldLines(t('dialog.confirmAsk', { word }), buffer, width),
  ];
  return { mode: 'field', path: beneath.path, body: { kind: 'lines', lines } };
};
