import { keyName, type Key } from './key.js';

export type Action =
  | 'up'
  | 'down'
  | 'scroll-up'
  | 'scroll-down'
  | 'page-up'
  | 'page-down'
  | 'top'
  | 'bottom'
  | 'open'
  | 'back'
  | 'help'
  | 'palette'
  | 'settings'
  | 'language'
  | 'mode'
  | 'leave'
  | 'suspend'
  | 'run'
  | 'run-chapter'
  | 'again'
  | 'next'
  | 'previous'
  | 'next-host'
  | 'previous-host'
  | 'next-pane'
  | 'previous-pane'
  | 'next-explanation'
  | 'reveal'
  | 'library'
  | 'questions'
  | 'output'
  | 'whole-output'
  | 'choose-lines'
  | 'copy'
  | 'save'
  | 'skip'
  | 'undo'
  | 'undo-fix'
  | 'shell'
  | 'follow'
  | 'stop'
  | 'next-field'
  | 'previous-field'
  | 'toggle'
  | 'toggle-back'
  | 'filter'
  | 'compare'
  | 'compare-hosts'
  | 'wider'
  | 'narrower'
  | 'submit'
  | 'cancel'
  | 'quit';

export interface Binding {
  readonly action: Action;
  readonly keys: readonly string[];
  /** Stands in the row at the bottom; the others are under `?`. */
  readonly shown: boolean;
}

const bind = (action: Action, keys: string, shown = false): Binding => ({
  action,
  keys: keys.split(' '),
  shown,
});

const scrolling: readonly Binding[] = [
  bind('up', 'up k'),
  bind('down', 'down j'),
  bind('scroll-up', 'wheel-up'),
  bind('scroll-down', 'wheel-down'),
  bind('page-up', 'page-up ctrl-u ctrl-b'),
  bind('page-down', 'page-down ctrl-d ctrl-f space'),
  bind('top', 'home g'),
  bind('bottom', 'end G'),
];

/** These mean the same on every screen. */
export const everywhere: readonly Binding[] = [
  bind('palette', ':', true),
  bind('help', '?', true),
  bind('settings', ','),
  bind('language', 'L'),
  bind('mode', 'M'),
  bind('leave', 'ctrl-c'),
  bind('suspend', 'ctrl-z'),
];

const back = bind('back', 'escape q', true);

/** The one table of keys: the screens, the row at the bottom and the help read nothing else. */
export const keyMap = {
  home: [bind('open', 'enter right l', true), ...scrolling, bind('quit', 'q', true)],
  machines: [bind('open', 'enter right l', true), ...scrolling, back],
  chapters: [
    ...scrolling,
    bind('open', 'enter right l', true),
    bind('filter', '/', true),
    bind('library', 't', true),
    back,
  ],
  filter: [
    bind('up', 'up'),
    bind('down', 'down'),
    bind('submit', 'enter', true),
    bind('cancel', 'escape', true),
  ],
  library: [...scrolling, bind('open', 'enter right l', true), bind('next-pane', 'tab', true), back],
  quiz: [
    bind('up', 'up k'),
    bind('down', 'down j', true),
    bind('toggle', 'space', true),
    bind('open', 'enter', true),
    back,
  ],
  page: [
    bind('run', 'enter', true),
    ...scrolling,
    bind('next', 'n', true),
    bind('previous', 'p', true),
    bind('next-pane', 'tab', true),
    bind('previous-pane', 'shift-tab'),
    bind('next-host', 'right l', true),
    bind('previous-host', 'left h'),
    bind('next-explanation', 'e', true),
    bind('reveal', 'v', true),
    bind('compare', 'd'),
    bind('narrower', '<'),
    bind('wider', '>'),
    bind('library', 't', true),
    bind('questions', 'a', true),
    bind('again', 'r'),
    bind('run-chapter', 'R'),
    bind('output', 'o'),
    bind('whole-output', 'O'),
    bind('skip', 's'),
    bind('undo', 'u'),
    bind('shell', 'S'),
    back,
  ],
  run: [
    bind('next', 'enter n', true),
    ...scrolling,
    bind('next-host', 'right l tab', true),
    bind('previous-host', 'left h shift-tab'),
    bind('whole-output', 'o', true),
    bind('compare-hosts', 'd', true),
    bind('follow', 'f', true),
    bind('shell', 'S'),
    bind('stop', 'ctrl-c', true),
    back,
  ],
  failure: [
    bind('open', 'enter', true),
    ...scrolling,
    bind('next-host', 'right l tab', true),
    bind('previous-host', 'left h shift-tab'),
    bind('whole-output', 'o', true),
    bind('compare-hosts', 'd', true),
    bind('shell', 'S'),
    back,
  ],
  output: [
    ...scrolling,
    bind('filter', '/', true),
    bind('next', 'n', true),
    bind('previous', 'N'),
    bind('next-host', 'right l tab', true),
    bind('previous-host', 'left h shift-tab'),
    bind('follow', 'f', true),
    bind('compare-hosts', 'd'),
    bind('choose-lines', 'v', true),
    bind('copy', 'y', true),
    bind('save', 'w', true),
    back,
  ],
  difference: [
    ...scrolling,
    bind('next-host', 'right l tab', true),
    bind('previous-host', 'left h shift-tab'),
    back,
  ],
  doctor: [
    bind('run', 'enter', true),
    ...scrolling,
    bind('next', 'n right l tab', true),
    bind('previous', 'p left h shift-tab', true),
    bind('again', 'r', true),
    bind('undo-fix', 'u', true),
    back,
  ],
  end: [...scrolling, bind('open', 'enter', true), back],
  problems: [...scrolling, bind('back', 'escape q enter', true)],
  progress: [bind('back', 'escape q', true)],
  field: [bind('submit', 'enter', true), bind('cancel', 'escape', true)],
  editor: [bind('submit', 'ctrl-x', true), bind('cancel', 'escape', true)],
  form: [
    bind('next-field', 'down tab enter', true),
    bind('previous-field', 'up shift-tab', true),
    bind('toggle', 'space'),
    bind('submit', 'ctrl-x', true),
    bind('cancel', 'escape', true),
  ],
  choice: [
    bind('up', 'up k'),
    bind('down', 'down j', true),
    bind('open', 'enter', true),
    bind('cancel', 'escape q', true),
  ],
  settings: [
    ...scrolling.filter(({ action }) => action !== 'page-down'),
    bind('toggle', 'space right l enter', true),
    bind('toggle-back', 'left h'),
    back,
  ],
  palette: [
    bind('up', 'up ctrl-p'),
    bind('down', 'down ctrl-n', true),
    bind('open', 'enter', true),
    bind('cancel', 'escape', true),
  ],
  help: [...scrolling, bind('cancel', 'escape q ? enter', true)],
} as const satisfies Readonly<Record<string, readonly Binding[]>>;

export type KeyMode = keyof typeof keyMap;

/** Where text is typed, letters are letters. */
const typing: ReadonlySet<KeyMode> = new Set(['field', 'editor', 'form', 'palette', 'filter']);

/** Questions and lists over a screen have their own few keys. */
const closed: ReadonlySet<KeyMode> = new Set([...typing, 'choice', 'help']);

const always: ReadonlySet<Action> = new Set(['leave', 'suspend']);

export const bindingsOf = (mode: KeyMode): readonly Binding[] => [
  ...keyMap[mode],
  ...everywhere.filter(({ action }) => !closed.has(mode) || (always.has(action) && mode !== 'help')),
];

/** What a key asks for; `undefined` where it is only text or means nothing. */
export const actionFor = (mode: KeyMode, key: Key): Action | undefined => {
  if (key.kind === 'text' && key.pasted) return undefined;
  const name = keyName(key);
  return bindingsOf(mode).find(({ keys }) => keys.includes(name))?.action;
};
