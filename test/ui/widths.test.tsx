import { renderToString } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { RunState } from '../../src/engine/types.js';
import { App } from '../../src/ui/app/app.js';
import { lookFor } from '../../src/ui/app/look.js';
import type { AppState, Screen, Size, World } from '../../src/ui/app/state.js';
import { bufferOf } from '../../src/ui/editor/text-buffer.js';
import { newForm } from '../../src/ui/form/form-state.js';
import { pageScreen } from '../../src/ui/page/page-screen.js';
import { pagesOf } from '../../src/ui/session/pages.js';
import { settingsFrom, type Settings } from '../../src/ui/settings/settings.js';
import { languages } from '../../src/words/language.js';
import { createUiStore } from '../../src/ui/store/ui-store.js';
import { samplePlan, sampleRunbook } from './support/sample-plan.js';

const runbook = sampleRunbook();
const plan = samplePlan(runbook);
const long =
  'a rather long message that no row of any usual terminal could hold in one piece, 中文也在其中, and more';

/** One host done, one failed, one cut off. */
const run: RunState = {
  steps: {
    'swap-off': {
      master01: { kind: 'finished', outcome: { status: 'changed', at: 0, durationMs: 61_000, hash: '' } },
      node01: {
        kind: 'finished',
        outcome: {
          status: 'failed',
          at: 0,
          durationMs: 900,
          hash: '',
          reason: { kind: 'unreachable', failure: 'refused', message: long, hint: long },
        },
      },
      node02: { kind: 'interrupted', job: 'j', at: 0 },
    },
  },
  facts: {},
  edits: {},
};

const screens: readonly (readonly [string, Screen])[] = [
  ['home', { kind: 'home' }],
  ['machines', { kind: 'machines' }],
  ['chapters', { kind: 'chapters', cursor: 2 }],
  ['an opening', pageScreen(0)],
  ['theory', pageScreen(1)],
  ['a step', pageScreen(2)],
  ['the commands of a step', { ...pageScreen(2), pane: 'commands', explanation: 1 }],
  ['the output of a step', { ...pageScreen(2), pane: 'output', host: 1 }],
  ['a run', { kind: 'run', steps: ['swap-off', 'wipe'], step: 'swap-off', host: 1, kindOfWalk: 'do' }],
  [
    'a difference',
    {
      kind: 'difference',
      step: 'swap-off',
      one: 'master01',
      other: 'node01',
      top: 0,
      found: {
        kind: 'differs',
        cut: true,
        lines: [
          { kind: 'removed', text: long },
          { kind: 'gap', text: '' },
        ],
      },
    },
  ],
  ['a failure', { kind: 'failure', step: 'swap-off', cursor: 1, host: 0 }],
  [
    'the editor',
    { kind: 'edit', step: 'swap-off', hosts: ['node01'], buffer: bufferOf(`${long}\n${long}`, true) },
  ],
  ['a reason', { kind: 'skip', step: 'swap-off', hosts: ['node01'], buffer: bufferOf(long) }],
  ['a path', { kind: 'open-file', buffer: bufferOf(long) }],
  ['the form', { kind: 'form', form: { ...newForm(['current']), hosts: [bufferOf(long)], cursor: 8 } }],
  [
    'problems',
    {
      kind: 'problems',
      title: 'No',
      problems: [{ file: '/a/b', line: 1, column: 2, message: long, hint: long }],
      top: 0,
    },
  ],
  ['progress', { kind: 'progress', title: 'Starting', lines: [long, long] }],
  ['the settings', { kind: 'settings', cursor: 1 }],
  ['the end', { kind: 'end', top: 0 }],
];

const settings = settingsFrom({}, {});

const worldFor = (chosen: Settings): World => ({
  look: lookFor({ LANG: 'C.UTF-8' }, chosen),
  book: () => runbook,
  output: (step, host) => ({
    first: 0,
    begun: 0,
    lines: Array.from({ length: 40 }, () => ({ step, host, phase: 'run', stream: 'stderr', text: long })),
  }),
});

const draw = (screen: Screen, size: Size, more: Partial<AppState> = {}): readonly string[] => {
  const state: AppState = {
    settings,
    size,
    now: 0,
    runbook,
    pages: pagesOf(runbook),
    answers: {},
    sessions: [
      { cluster: long, clusterFile: '/x', lastUsed: 0, resumeAt: long, stepsDone: 1, stepsTotal: 3 },
    ],
    screen,
    under: [{ kind: 'home' }],
    session: { plan, run, transfers: [], files: {}, links: {}, recordFolder: `/tmp/${long}` },
    questions: [],
    leaving: false,
    ...more,
  };
  const store = createUiStore(state, worldFor, () => undefined);
  const rows = renderToString(<App store={store} />, { columns: size.columns }).split('\n');
  store.close();
  return rows;
};

describe.each(
  languages.flatMap((language) =>
    [
      [80, 24],
      [120, 40],
      [200, 60],
      [60, 15],
    ].map(([columns = 0, rows = 0]) => ({ language, columns, rows })),
  ),
)('at $columns x $rows in $language', ({ language, columns, rows }) => {
  it.each(screens)('%s fills the window and no more', (_name, screen) => {
    const drawn = draw(screen, { columns, rows }, { settings: { ...settings, language } });
    expect(drawn).toHaveLength(rows);
    expect(Math.max(...drawn.map((row) => stringWidth(row)))).toBeLessThanOrEqual(columns);
    // The way to all keys is on the screen wherever letters are not text.
    if (!['edit', 'skip', 'open-file', 'form'].includes(screen.kind))
      expect(drawn.at(-1)).toContain(language === 'en' ? '? keys' : '? 按键');
  });
});

describe('in a window that is too small', () => {
  it('says politely what is needed', () => {
    const drawn = draw({ kind: 'home' }, { columns: 40, rows: 12 });
    expect(drawn.join(' ').replace(/\s+/g, ' ')).toContain(
      'kubewalk needs 60 columns and 15 rows; this window has 40 x 12. Make it larger, please.',
    );
    expect(drawn.length).toBeLessThanOrEqual(12);
  });
});

describe('on a plain terminal', () => {
  it.each(screens)('%s is drawn in ASCII apart from what people wrote', (_name, screen) => {
    const plain = (): World => ({
      look: lookFor({ LANG: 'C', TERM: 'linux' }, settings),
      book: () => runbook,
      output: () => ({ first: 0, begun: 0, lines: [] }),
    });
    const size = { columns: 80, rows: 24 };
    const state: AppState = {
      settings,
      size,
      now: 0,
      runbook,
      pages: pagesOf(runbook),
      answers: {},
      sessions: [],
      screen: screen.kind === 'form' || screen.kind === 'edit' ? { kind: 'home' } : screen,
      under: [],
      session: { plan, run: { ...run, steps: {} }, transfers: [], files: {}, links: {} },
      questions: [],
      leaving: false,
    };
    const store = createUiStore(state, plain, () => undefined);
    const drawn = renderToString(<App store={store} />, { columns: 80 }).replaceAll(/[\u4e00-\u9fff]/g, '');
    store.close();

    expect(drawn).toMatch(/^[\x00-\x7F]*$/);
  });
});
