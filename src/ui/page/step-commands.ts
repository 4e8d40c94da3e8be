import { toScript } from '../../plan/script.js';
import type { HostWork, PlannedStep, Script } from '../../plan/types.js';
import type { Step } from '../../runbook/types.js';
import type { Look } from '../app/look.js';
import type { AppState } from '../app/state.js';
import type { FilesOnHost } from '../diff/files-on-host.js';
import { commandsLines, type Commands } from './commands-lines.js';
import type { Teaching } from './teaching.js';
import { plannedBody, shownFragment, writtenBody } from './step-body.js';

export interface CommandsAsked {
  readonly step: Step;
  readonly planned: PlannedStep | undefined;
  readonly work: HostWork | undefined;
  readonly explanation: number | undefined;
  readonly teaching: Teaching;
  readonly width: number;
}

/** The command as the person changed it for this run, with the host's values. */
const editedRun = ({ session }: AppState, step: string, host: string): Script | undefined => {
  const code = session?.run.edits[step];
  return session === undefined || code === undefined
    ? undefined
    : toScript(code, session.plan.values[host] ?? {});
};

const nowhere: FilesOnHost = {};

interface Remembered {
  readonly parts: readonly unknown[];
  readonly commands: Commands;
}

const cache = new WeakMap<object, Remembered>();

/** The commands of a step, laid out again only when something of them changed: scrolling asks for the same ones. */
export const stepCommands = (state: AppState, asked: CommandsAsked, look: Look): Commands => {
  const { step, planned, work, explanation, teaching, width } = asked;
  const host = work?.host ?? '';
  const edit = state.session?.run.edits[step.id];
  const onHost = state.session?.files[host]?.[step.id] ?? nowhere;
  const parts = [step, explanation, teaching.explanations, teaching.outputs, width, look, edit, onHost];
  const known = cache.get(work ?? step);
  if (known !== undefined && parts.every((part, i) => part === known.parts[i])) return known.commands;

  const { explanations } = step;
  const index = explanation === undefined ? undefined : explanation % Math.max(1, explanations.length);
  const chosen = index === undefined ? undefined : explanations[index];
  const commands = commandsLines(
    {
      body: work === undefined ? writtenBody(step) : plannedBody(work, editedRun(state, step.id, host)),
      explanations,
      ...(chosen === undefined || index === undefined
        ? {}
        : { pointed: { index, fragment: shownFragment(chosen.fragment, work) } }),
      outputs: planned?.outputs ?? step.outputs,
      teaching,
      ...(step.noUndo === undefined ? {} : { noUndo: step.noUndo }),
      onHost,
    },
    width,
    look,
  );
  cache.set(work ?? step, { parts, commands });
  return commands;
};
