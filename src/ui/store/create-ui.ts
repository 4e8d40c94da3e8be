import type { UiEvent } from '../app/events.js';
import { lookFor, type Highlight } from '../app/look.js';
import type { AppState, World } from '../app/state.js';
import { pagesOf } from '../session/pages.js';
import type { Settings } from '../settings/settings.js';
import { createJoint } from './joint.js';
import { createOutputDesk } from './output-desk.js';
import { OutputRings } from './output-rings.js';
import { createPerform } from './perform.js';
import { createPromptDesk } from './prompt-desk.js';
import type { UiOptions } from './ui-options.js';
import { createUiStore, type UiStore } from './ui-store.js';

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
    look: {
      ...lookFor(options.env, settings, options.spoken),
      ...(highlight !== undefined && { highlight }),
    },
    book: (values) => backstage.book(settings.language, values),
    output: (step, host) => rings.read(step, host),
  });
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

  const store = createUiStore(first, worldFor, (effect) => {
    perform(effect);
  });
  const desk = createPromptDesk((question) => {
    store.dispatch({ type: 'question-asked', question });
  });
  const joint = createJoint(store, rings, now);
  const perform = createPerform({ options, store, joint, desk, outputs, start });
  const tick = setInterval(() => {
    if (store.snapshot().state.session?.run.walk !== undefined)
      store.dispatch({ type: 'time-passed', now: now() });
  }, tickMs);

  return {
    store,
    begin(first) {
      start(async () => {
        if (store.snapshot().world.look.background === undefined) return;
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
      await joint.detach();
    },
  };
};
