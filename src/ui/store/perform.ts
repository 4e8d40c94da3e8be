import { findStep, findWork } from '../../engine/work.js';
import { ConnectError, EffectError } from '../../execute/ports.js';
import type { Effect } from '../app/state.js';
import { compareFiles } from '../diff/files-on-host.js';
import { compareOutputs } from '../difference/compare-outputs.js';
import { draftOf } from '../form/form-state.js';
import type { Words } from '../../words/words.js';
import type { Created, OpenedFix } from '../ports.js';
import type { Joint } from './joint.js';
import type { OutputDesk } from './output-desk.js';
import type { PromptDesk } from './prompt-desk.js';
import type { UiOptions } from './ui-options.js';
import type { UiStore } from './ui-store.js';

/** What the effects of the screens are carried out with. */
export interface Stage {
  readonly options: Omit<UiOptions, 'env' | 'size' | 'now'>;
  readonly store: UiStore;
  readonly joint: Joint;
  readonly desk: PromptDesk;
  readonly outputs: OutputDesk;
  /** Starts work whose result is an event. */
  readonly start: (work: () => Promise<void>) => void;
}

/** Carries out what the screens ask for; whatever comes of it is an event. */
export const createPerform = ({ options, store, joint, desk, outputs, start }: Stage) => {
  const { backstage } = options;
  let wayToShell: AbortController | undefined;
  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'read-sessions':
        start(async () => {
          store.dispatch({ type: 'sessions-read', sessions: await backstage.sessions() });
        });
        return;
      case 'open':
        start(async () => {
          await joint.detach();
          const opened = await backstage.open(effect.clusterFile, desk.prompts);
          joint.attach(opened);
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
        start(() =>
          openFix('do', (words) =>
            backstage.openFix(effect.clusterFile, effect.finding, desk.prompts, words),
          ),
        );
        return;
      case 'open-undo':
        start(() => openFix('undo', (words) => backstage.openUndo(effect.clusterFile, desk.prompts, words)));
        return;
      case 'close-session':
        start(async () => {
          await joint.detach();
          store.dispatch({ type: 'sessions-read', sessions: await backstage.sessions() });
        });
        return;
      case 'send':
        start(() => joint.send(effect.wish));
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
      case 'compare-outputs':
        start(async () => {
          const { step, one, other } = effect;
          const difference = await compareOutputs(
            await outputs.attempt({ step, host: one }),
            await outputs.attempt({ step, host: other }),
          );
          store.dispatch({ type: 'outputs-compared', step, one, other, difference });
        });
        return;
      case 'open-shell':
        start(() => openShell(effect.host));
        return;
      case 'give-up-shell':
        wayToShell?.abort();
        return;
      case 'read-certificates':
        start(async () => {
          const execution = joint.current();
          if (execution === undefined) return;
          const certificates = await backstage.certificates(execution.plan);
          store.dispatch({ type: 'certificates-read', certificates });
        });
        return;
      case 'compare-files':
        start(async () => {
          const { step, host } = effect;
          const reader = joint.current();
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
    const way = new AbortController();
    wayToShell = way;
    try {
      const terminal = options.lend(t('shell.greeting', { host }));
      const end = await joint.current()?.openShell(host, terminal, way.signal);
      if (end !== undefined) store.dispatch({ type: 'shell-ended', host, end });
    } catch (error) {
      if (!(error instanceof ConnectError || error instanceof EffectError)) throw error;
      if (way.signal.aborted) return;
      store.dispatch({ type: 'trouble-met', trouble: { message: error.told, hint: error.hint } });
    }
  };
  const examine = async (clusterFile: string): Promise<void> => {
    const examination = await backstage.examine(clusterFile, desk.prompts, store.snapshot().world.look);
    store.dispatch({ type: 'cluster-examined', clusterFile, examination });
  };
  const openFix = async (kind: 'do' | 'undo', open: (words: Words) => Promise<OpenedFix>): Promise<void> => {
    await joint.detach();
    const fix = await open(store.snapshot().world.look);
    joint.attach(fix.opened);
    store.dispatch({ type: 'fix-opened', kind, ...fix });
  };
  const told = (created: Created): void => {
    store.dispatch({ type: 'cluster-created', created });
  };

  return perform;
};
