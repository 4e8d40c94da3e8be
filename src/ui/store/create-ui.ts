import { findStep, findWork } from '../../engine/work.js';
import type { Execution, Wish } from '../../execute/execution.js';
import { ConnectError, EffectError, type ShellTerminal } from '../../execute/ports.js';
import type { UiEvent } from '../app/events.js';
import { lookFor, type Highlight } from '../app/look.js';
import type { AppState, Effect, Size, World } from '../app/state.js';
import { compareFiles } from '../diff/files-on-host.js';
import { draftOf } from '../form/form-state.js';
import type { Backstage, Created, Opened } from '../ports.js';
import { pagesOf } from '../session/pages.js';
import type { Settings } from '../settings/settings.js';
import { hostsOf } from '../session/standing.js';
import { createOutputDesk } from './output-desk.js';
import { OutputRings } from './output-rings.js';
import { createPromptDesk } from './prompt-desk.js';
import { createUiStore, type UiStore } from './ui-store.js';

export interface UiOptions {
  readonly backstage: Backstage;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly size: Size;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onQuit: () => void;
  readonly onSuspend: () => void;
  /** The terminal for a shell on a host, under a line that says so. */
  readonly lend: (greeting: string) => ShellTerminal;
  /** Text for the terminal's clipboard. */
  readonly onCopy: (text: string) => void;
  /** A mistake of the program's own. */
  readonly onCrash: (error: unknown) => void;
}

export interface Ui {
  readonly store: UiStore;
  /** Begins: reads the sessions, and opens what the person named. */
  begin(first: UiEvent | undefined): void;
  /** Lets go of everything; jobs on the hosts go on. */
  close(): Promise<void>;
}

const tickMs = 1000;

/** Joins the screens to what is behind the stage: carries their effects out and brings back what happens. */
export const createUi = (options: UiOptions): Ui => {
  const { backstage, now } = options;
  const rings = new OutputRings();
  const outputs = createOutputDesk(backstage, rings, () => store.snapshot().state.session?.recordFolder);
  let highlight: Highlight | undefined;
  const worldFor = (settings: Settings): World => ({
    look: { ...lookFor(options.env, settings), ...(highlight !== undefined && { highlight }) },
    book: (values) => backstage.book(settings.language, values),
    output: (step, host) => rings.read(step, host),
  });
  let execution: Execution | undefined;
  let unlisten = (): void => undefined;
  let closing: Promise<void> = Promise.resolve();

  const runbook = backstage.book(backstage.settings.language);
  const first: AppState = {
    settings: backstage.settings,
    size: options.size,
    now: now(),
    runbook,
    ...(backstage.tour !== undefined && { tour: backstage.tour }),
    pages: pagesOf(runbook),
    answers: backstage.answers,
    screen: { kind: 'home' },
    under: [],
    questions: [],
    leaving: false,
  };

  /** Starts work whose result is an event; whatever it throws is a mistake of ours. */
  const start = (work: () => Promise<void>): void => {
    work().catch(options.onCrash);
  };

  const attach = (opened: Opened): void => {
    if (opened.kind !== 'opened' && opened.kind !== 'held') return;
    ({ execution } = opened);
    unlisten = execution.listen({
      moved(moves, run) {
        store.dispatchSoon({ type: 'time-passed', now: now() });
        store.dispatchSoon({ type: 'steps-moved', moves, run });
      },
      printed(line) {
        rings.push(line);
        store.touch();
      },
      transferred(transfer) {
        store.dispatchSoon({ type: 'bytes-moved', transfer });
      },
      link(change) {
        store.dispatchSoon({ type: 'link-changed', change });
      },
      trouble(trouble) {
        store.dispatch({ type: 'trouble-met', trouble });
      },
    });
  };

  const detach = (): Promise<void> => {
    unlisten();
    const left = execution;
    execution = undefined;
    closing = closing.then(() => left?.close());
    return closing;
  };

  const send = (wish: Wish): void => {
    if (execution === undefined) return;
    if (wish.type === 'walk-requested' && wish.kind !== 'recheck') {
      // A new attempt begins with an empty page.
      for (const id of wish.steps) {
        const step = findStep(execution.plan, id);
        rings.clear(id, wish.hosts ?? (step === undefined ? [] : hostsOf(step)));
      }
    }
    execution.send(wish);
  };

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'read-sessions':
        start(async () => {
          store.dispatch({ type: 'sessions-read', sessions: await backstage.sessions() });
        });
        return;
      case 'open':
        start(async () => {
          await detach();
          const opened = await backstage.open(effect.clusterFile, desk.prompts);
          attach(opened);
          store.dispatch({ type: 'cluster-opened', opened });
        });
        return;
      case 'examine':
        start(() => examine(effect.clusterFile));
        return;
      case 'break-tour':
        start(async () => {
          await examine(await backstage.breakTour());
        });
        return;
      case 'open-fix':
        start(async () => {
          const { clusterFile, finding } = effect;
          await detach();
          const fix = await backstage.openFix(
            clusterFile,
            finding,
            desk.prompts,
            store.snapshot().world.look,
          );
          attach(fix.opened);
          store.dispatch({ type: 'fix-opened', ...fix });
        });
        return;
      case 'close-session':
        start(async () => {
          await detach();
          store.dispatch({ type: 'sessions-read', sessions: await backstage.sessions() });
        });
        return;
      case 'send':
        send(effect.wish);
        return;
      case 'start-lab':
        start(async () => {
          const tell = (line: string): void => {
            store.dispatchSoon({ type: 'progress-told', line });
          };
          told(await backstage.startLab(tell));
        });
        return;
      case 'create-cluster':
        start(async () => {
          told(await backstage.createCluster(draftOf(effect.form)));
        });
        return;
      case 'answer':
        desk.answer(effect.id, effect.answer);
        return;
      case 'read-output':
        start(async () => {
          const { place, from } = effect;
          const kept = await outputs.read(place, from);
          if (kept !== undefined) store.dispatch({ type: 'output-read', place, kept });
        });
        return;
      case 'find-output':
        start(async () => {
          const { place, text, from, by } = effect;
          store.dispatch({ type: 'output-found', place, line: await outputs.find(place, text, from, by) });
        });
        return;
      case 'copy-output':
        start(async () => {
          const { place, from, to } = effect;
          const { text, lines: count } = await outputs.text(place, from, to);
          options.onCopy(text);
          const { t } = store.snapshot().world.look;
          store.dispatch(
            count < to - from
              ? { type: 'told', text: t('output.copiedSome', { count }), tone: 'warn' }
              : { type: 'told', text: t('output.copied', { count }), tone: 'good' },
          );
        });
        return;
      case 'save-output':
        start(async () => {
          const saved = await outputs.save(effect.place);
          const { t } = store.snapshot().world.look;
          store.dispatch(
            saved.kind === 'saved'
              ? { type: 'told', text: t('output.saved', { path: saved.path }), tone: 'good' }
              : { type: 'told', text: t('output.notSaved', saved), tone: 'bad' },
          );
        });
        return;
      case 'open-shell':
        start(() => openShell(effect.host));
        return;
      case 'read-certificates':
        start(async () => {
          if (execution === undefined) return;
          const certificates = await backstage.certificates(execution.plan);
          store.dispatch({ type: 'certificates-read', certificates });
        });
        return;
      case 'compare-files':
        start(async () => {
          const { step, host } = effect;
          const reader = execution;
          const planned = reader === undefined ? undefined : findStep(reader.plan, step);
          const work = planned === undefined ? undefined : findWork(planned, host);
          if (reader === undefined || work === undefined) return;
          const files = await compareFiles(work.files, (path) => reader.readFile(host, path));
          store.dispatch({ type: 'files-compared', step, host, files });
        });
        return;
      case 'remember':
        start(() => backstage.remember(effect.change));
        return;
      case 'keep-answers':
        start(() => backstage.keepAnswers(effect.answers));
        return;
      case 'suspend':
        options.onSuspend();
        return;
      case 'quit':
        options.onQuit();
        return;
    }
  };
  const openShell = async (host: string): Promise<void> => {
    const { t } = store.snapshot().world.look;
    try {
      const end = await execution?.openShell(host, options.lend(t('shell.greeting', { host })));
      if (end !== undefined) store.dispatch({ type: 'shell-ended', host, end });
    } catch (error) {
      if (!(error instanceof ConnectError || error instanceof EffectError)) throw error;
      store.dispatch({ type: 'trouble-met', trouble: { message: error.message, hint: error.hint } });
    }
  };
  const examine = async (clusterFile: string): Promise<void> => {
    const examination = await backstage.examine(clusterFile, desk.prompts, store.snapshot().world.look);
    store.dispatch({ type: 'cluster-examined', clusterFile, examination });
  };
  const told = (created: Created): void => {
    store.dispatch({ type: 'cluster-created', created });
  };

  const store = createUiStore(first, worldFor, perform);
  const desk = createPromptDesk((question) => {
    store.dispatch({ type: 'question-asked', question });
  });
  const tick = setInterval(() => {
    if (store.snapshot().state.session?.run.walk !== undefined)
      store.dispatch({ type: 'time-passed', now: now() });
  }, tickMs);

  return {
    store,
    begin(first) {
      start(async () => {
        if (!store.snapshot().world.look.colour) return;
        ({ highlight } = await import('../highlight/highlight.js'));
        store.renewWorld();
      });
      perform({ type: 'read-sessions' });
      if (first !== undefined) store.dispatch(first);
    },
    async close() {
      clearInterval(tick);
      store.close();
      desk.close();
      await detach();
    },
  };
};
