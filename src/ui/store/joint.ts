import { findStep } from '../../engine/work.js';
import type { Execution, Wish } from '../../execute/execution.js';
import type { Opened } from '../ports.js';
import { hostsOf } from '../session/standing.js';
import type { OutputRings } from './output-rings.js';
import type { UiStore } from './ui-store.js';

/** The execution that is open, joined to the screens; one at a time. */
export interface Joint {
  readonly current: () => Execution | undefined;
  attach(opened: Opened): void;
  /** Lets go of it; jobs on the hosts go on. */
  detach(): Promise<void>;
  /** Settles when it was sent, or cannot be: first the person is asked for the secrets that the steps need. */
  send(wish: Wish): Promise<void>;
}

export const createJoint = (
  store: Pick<UiStore, 'dispatch' | 'dispatchSoon' | 'touch'>,
  rings: OutputRings,
  now: () => number,
): Joint => {
  let execution: Execution | undefined;
  let unlisten = (): void => undefined;
  let closing: Promise<void> = Promise.resolve();
  return {
    current: () => execution,
    attach(opened) {
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
          store.dispatchSoon({ type: 'bytes-moved', transfer, at: now() });
        },
        link(change) {
          store.dispatchSoon({ type: 'link-changed', change });
        },
        logCut(cut) {
          store.dispatch({ type: 'log-cut', cut });
        },
        trouble(trouble) {
          store.dispatch({ type: 'trouble-met', trouble });
        },
      });
    },

    detach() {
      unlisten();
      const left = execution;
      execution = undefined;
      closing = closing.then(() => left?.close());
      return closing;
    },

    async send(wish) {
      const asked = execution;
      if (asked === undefined) return;
      if (wish.type === 'walk-requested' && wish.kind !== 'recheck') {
        const [trouble] = await asked.findSecrets(wish.kind, wish.steps);
        if (execution !== asked) return;
        if (trouble !== undefined) {
          store.dispatch({ type: 'trouble-met', trouble });
          return;
        }
        // A new attempt begins with an empty page.
        for (const id of wish.steps) {
          const step = findStep(asked.plan, id);
          rings.clear(id, wish.hosts ?? (step === undefined ? [] : hostsOf(step)));
        }
      }
      asked.send(wish);
    },
  };
};
