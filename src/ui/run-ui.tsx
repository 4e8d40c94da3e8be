import { render } from 'ink';
import { App } from './app/app.js';
import { CrashBoundary } from './app/crash-boundary.js';
import type { Backstage } from './ports.js';
import type { Settings } from './settings/settings.js';
import { createUi } from './store/create-ui.js';
import { writeCrashReport } from './terminal/crash-report.js';
import { endingSignals, onSignals } from './terminal/ending-signals.js';
import { PacedStdin } from './terminal/paced-stdin.js';
import { createPainter } from './terminal/painter.js';
import { enterScreen, leaveScreen, wheelModes, writeAtOnce } from './terminal/screen.js';

export interface RunUiOptions {
  readonly backstage: Backstage;
  /** Opened at once, where the person named one. */
  readonly clusterFile?: string;
  /** Where the report of a crash is written. */
  readonly crashFolder: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Ending =
  | { readonly kind: 'quit' }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'crash'; readonly error: unknown };

/** How long the hosts' links may take to close before the program ends regardless. */
const farewellMs = 3000;

/**
 * Shows the screens until the person leaves. Both streams must be terminals. However it ends, the terminal is given
 * back as it was: also when a signal ends the program, which is then passed on, and when a mistake of ours does,
 * which leaves a report and one line.
 */
export const runUi = async (options: RunUiOptions): Promise<void> => {
  const { stdin, stdout, env } = options;
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  const onCrash = (error: unknown): void => {
    end({ kind: 'crash', error });
  };

  const input = new PacedStdin(stdin);
  const painter = createPainter(stdout);
  const size = () => ({ columns: stdout.columns, rows: stdout.rows });
  let onScreen = false;
  let wheel: Settings['wheel'] = 'arrows';
  const enter = (): void => {
    onScreen = true;
    wheel = ui.store.snapshot().state.settings.wheel;
    writeAtOnce(stdout, enterScreen + wheelModes[wheel]);
    painter.resume();
  };
  const leave = (): void => {
    painter.pause();
    if (onScreen) writeAtOnce(stdout, leaveScreen);
    onScreen = false;
  };

  const onSuspend = (): void => {
    leave();
    input.setRawMode(false);
    process.once('SIGCONT', () => {
      input.setRawMode(true);
      enter();
    });
    // To the whole group, as the terminal itself does it: npm, when it started us, has to stop as well.
    process.kill(0, 'SIGTSTP');
  };
  const ui = createUi({
    backstage: options.backstage,
    env,
    size: size(),
    now: Date.now,
    onQuit: () => {
      end({ kind: 'quit' });
    },
    onSuspend,
    onCrash,
  });
  const onResize = (): void => {
    ui.store.dispatch({ type: 'resized', size: size() });
  };
  const offSignals = onSignals(endingSignals, (signal) => {
    // At once: whoever sent it may not wait.
    leave();
    end({ kind: 'signal', signal });
  });
  process.on('exit', leave);
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
  stdout.on('resize', onResize);
  ui.store.subscribe(() => {
    const wanted = ui.store.snapshot().state.settings.wheel;
    if (!onScreen || wanted === wheel) return;
    wheel = wanted;
    writeAtOnce(stdout, wheelModes[wheel]);
  });

  enter();
  const drawn = render(
    <CrashBoundary onCrash={onCrash}>
      <App store={ui.store} />
    </CrashBoundary>,
    // Ink asks for the terminal's own type; the paced input has all of it that Ink uses.
    {
      stdin: input as unknown as NodeJS.ReadStream,
      stdout: painter.sink,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    },
  );
  ui.begin(options.clusterFile);

  const ending = await ended;
  const { state, world } = ui.store.snapshot();
  leave();
  drawn.unmount();
  painter.close();
  stdout.off('resize', onResize);
  let hurry: NodeJS.Timeout | undefined;
  await Promise.race([ui.close(), new Promise((resolve) => (hurry = setTimeout(resolve, farewellMs)))]);
  clearTimeout(hurry);
  offSignals();
  process.off('exit', leave);
  process.off('uncaughtException', onCrash);
  process.off('unhandledRejection', onCrash);

  if (ending.kind === 'crash') {
    const report = writeCrashReport(options.crashFolder, ending.error, state.screen.kind, new Date());
    process.stderr.write(
      `${report === undefined ? world.look.t('app.crash') : world.look.t('app.crashReport', { file: report })}\n`,
    );
    process.exitCode = 70;
  }
  if (ending.kind === 'signal') process.kill(process.pid, ending.signal);
};
