import { findStep } from '../../engine/work.js';
import type { RunState } from '../../engine/types.js';
import { toScript } from '../../plan/script.js';
import type { PlannedStep, Script } from '../../plan/types.js';
import type { AppState, PageScreen, Pane, World } from '../app/state.js';
import { layoutOf } from '../app/layout.js';
import { blank, type Line } from '../lines/line.js';
import { proseLines } from '../markdown/blocks.js';
import type { Page } from '../session/pages.js';

import { commandsLines, type Commands } from './commands-lines.js';
import { standingLines } from './standing-lines.js';
import { plannedBody, shownFragment, workOn, writtenBody } from './step-body.js';

/** What both the reducer and the presenter of a page need to know of it. */
export interface PageFacts {
  readonly page: Page;
  readonly planned?: PlannedStep;
  readonly run?: RunState;
  /** Hosts the step is for; none without machines. */
  readonly hosts: readonly string[];
  readonly host?: string;
  readonly panes: readonly Pane[];
  readonly pane: Pane;
  /** How the step stands, above its commands. */
  readonly standing: readonly Line[];
  /** Rows that a pane has for its content. */
  readonly height: number;
  /** The prose; in a narrow window the commands follow it, so that nothing hides behind a tab. */
  readonly text: readonly Line[];
  readonly commands: Commands;
}

/** A line of tabs stands above the panes of a step, or above its commands. */
const tabRows = 2;

export const pageFacts = (state: AppState, screen: PageScreen, world: World): PageFacts | undefined => {
  const page = state.pages[screen.index];
  if (page === undefined) return undefined;
  const layout = layoutOf(state.size);
  const planned =
    page.step === undefined || state.session === undefined
      ? undefined
      : findStep(state.session.plan, page.id);
  const run = state.session?.run;
  const hosts = planned?.work.map(({ host }) => host) ?? [];
  const host = hosts[Math.min(screen.host, hosts.length - 1)];
  const panes: readonly Pane[] =
    page.step === undefined
      ? ['text']
      : planned === undefined
        ? ['text', 'commands']
        : ['text', 'commands', 'output'];
  const pane = panes.includes(screen.pane) ? screen.pane : 'text';
  const { step } = page;
  const proseWidth = step === undefined ? Math.min(layout.columns - 2, 96) : layout.leftWidth;
  const work = planned === undefined ? undefined : workOn(planned, screen.host);
  const explanations = step?.explanations ?? [];
  const index =
    screen.explanation === undefined ? undefined : screen.explanation % Math.max(1, explanations.length);
  const explanation = index === undefined ? undefined : explanations[index];
  const commands: Commands =
    step === undefined
      ? { lines: [] }
      : commandsLines(
          {
            body:
              work === undefined
                ? writtenBody(step)
                : plannedBody(work, editedRun(state, step.id, work.host)),
            explanations,
            ...(explanation === undefined || index === undefined
              ? {}
              : { pointed: { index, fragment: shownFragment(explanation.fragment, work) } }),
            outputs: planned?.outputs ?? step.outputs,
            ...(step.noUndo === undefined ? {} : { noUndo: step.noUndo }),
          },
          layout.rightWidth,
          world.look,
        );
  const standing =
    step === undefined
      ? []
      : standingLines(step, planned, run, host, state.now, layout.rightWidth, world.look);
  const prose = proseLines(page.prose, proseWidth, world.look.glyphs);
  return {
    page,
    ...(planned === undefined ? {} : { planned }),
    ...(run === undefined ? {} : { run }),
    hosts,
    ...(host === undefined ? {} : { host }),
    panes,
    pane,
    standing,
    height: step === undefined ? layout.bodyHeight : layout.bodyHeight - tabRows - standing.length,
    text:
      layout.wide || step === undefined
        ? prose
        : prose.length === 0
          ? commands.lines
          : [...prose, blank, ...commands.lines],
    commands,
  };
};

/** The command as the person changed it for this run, with the host's values. */
const editedRun = (state: AppState, step: string, host: string): Script | undefined => {
  const { session } = state;
  const code = session?.run.edits[step];
  return session === undefined || code === undefined
    ? undefined
    : toScript(code, session.plan.values[host] ?? {});
};
