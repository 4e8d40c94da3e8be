import { constants } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { render } from 'ink';
import type { Checked, Problem } from '../source/problem.js';
import { App } from './app/app.js';
import { CrashBoundary } from './app/crash-boundary.js';
import { lookFor } from './app/look.js';
import type { UiEvent } from './app/events.js';
import { Opening } from './app/opening.js';
import type { Backstage } from './ports.js';
import type { Settings } from './settings/settings.js';
import { createUi, type Ui } from './store/create-ui.js';
import { writeCrashReport } from './terminal/crash-report.js';
import { endingSignals, onSignals } from './terminal/ending-signals.js';
import { createPainter } from './terminal/painter.js';
import { ownScreen } from './terminal/own-screen.js';

export interface RunUiOptions {
  readonly settings: Settings;
  /** Says line after line what is new instead of painting a screen. */
  readonly spoken: boolean;
  /** Begun when the first frame is on the screen: reading a runbook takes longer than that. */
  readonly open: () => Promise<Checked<Backstage>>;
  /** What is opened at once, where the person named it. */
  readonly first?: UiEvent;
  /** Where the report of a crash is written. */
  readonly crashFolder: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970, by the clock that the execution goes by. */
  readonly now: () => number;
}

type Ending =
  | { readonly kind: 'quit' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'crash'; readonly error: unknown };

/** How long the hosts' links may take to close before the program ends regardless. */
const farewellMs = 3000;

/**
 * Shows the screens until the person leaves. Both streams must be terminals. However it ends, the terminal is given
 * back as it was: also when a signal ends the program, which is then passed on, and when a mistake of ours does,
 * which leaves a report and one line. Returns what is wrong with the runbook, where nothing can be shown of it.
 */
export const runUi = async (options: RunUiOptions): Promise<readonly Problem[]> => {
  const { stdout, env } = options;
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  const onCrash = (error: unknown): void => {
    end({ kind: 'crash', error });
  };
  const quit = (): void => {
    end({ kind: 'quit' });
  };
  const { spoken } = options;
  const painter = spoken
    ? (await import('./terminal/teller.js')).createTeller(stdout)
    : createPainter(stdout);
  const screen = ownScreen(options.stdin, stdout, options.settings.wheel, env['TERM'], painter, spoken);
  const size = () => ({ columns: screen.sink.columns, rows: screen.sink.rows });
  let ui: Ui | undefined;
  const onResize = (): void => {
    ui?.store.dispatch({ type: 'resized', size: size() });
  };
  const offSignals = onSignals(endingSignals, (signal) => {
    // At once: whoever sent it may not wait.
    screen.giveBack();
    end({ kind: 'signal', signal });
  });
  process.on('exit', screen.giveBack);
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
  stdout.on('resize', onResize);

  screen.input.hold();
  screen.input.once('interrupt', quit);
  screen.take();
  const firstLook = lookFor(env, options.settings, spoken);
  const drawn = render(
    <CrashBoundary onCrash={onCrash}>
      <Opening look={firstLook} size={size()} />
    </CrashBoundary>,
    // Ink asks for the terminal's own type; the paced input has all of it that Ink uses.
    {
      stdin: screen.input as unknown as NodeJS.ReadStream,
      stdout: screen.sink,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
      // Rows come whole and cut to their width. So Ink joins them as they are; else it lays out every letter of the
      // screen in every frame, which takes ten times as long.
      isScreenReaderEnabled: true,
    },
  );
  const begin = async (): Promise<void> => {
    await screen.firstFrame;
    const opened = await options.open();
    // Node lets rubbish grow to several times what is in use before it looks for it: a flood of lines took 100 MB of that.
    setFlagsFromString('--heap-growing-percent=100');
    if (!opened.ok) {
      end({ kind: 'problems', problems: opened.problems });
      return;
    }
    ui = createUi({
      backstage: opened.value,
      env,
      spoken,
      size: size(),
      now: options.now,
      onQuit: quit,
      onSuspend: screen.suspend,
      lend: screen.lend,
      onCopy: screen.copy,
      onCrash,
    });
    const { store } = ui;
    store.subscribe(() => {
      screen.setWheel(store.snapshot().state.settings.wheel);
    });
    drawn.rerender(
      <CrashBoundary onCrash={onCrash}>
        <App store={store} />
      </CrashBoundary>,
    );
    ui.begin(options.first);
    screen.input.release();
  };
  begin().catch(onCrash);

  const ending = await ended;
  screen.giveBack();
  drawn.unmount();
  screen.close();
  stdout.off('resize', onResize);
  let hurry: NodeJS.Timeout | undefined;
  await Promise.race([ui?.close(), new Promise((resolve) => (hurry = setTimeout(resolve, farewellMs)))]);
  clearTimeout(hurry);
  offSignals();
  process.off('exit', screen.giveBack);
  process.off('uncaughtException', onCrash);
  process.off('unhandledRejection', onCrash);

  if (ending.kind === 'crash') {
    const at = ui?.store.snapshot();
    const { t } = at?.world.look ?? firstLook;
    const where = at?.state.screen.kind ?? 'opening';
    const report = writeCrashReport(options.crashFolder, ending.error, where, new Date());
    process.stderr.write(
      `${report === undefined ? t('app.crash') : t('app.crashReport', { file: report })}\n`,
    );
    process.exitCode = 70;
  }
  if (ending.kind === 'signal') {
    // Where a library still listens to it, the program may end before the signal is heard.
    process.exitCode = 128 + constants.signals[ending.signal];
    process.kill(process.pid, ending.signal);
  }
  return ending.kind === 'problems' ? ending.problems : [];
};
