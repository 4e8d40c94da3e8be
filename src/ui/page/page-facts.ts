import { findStep } from '../../engine/work.js';
import type { RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';
import { markTerms } from '../../runbook/mark-terms.js';
import type { AppState, PageScreen, Pane, World } from '../app/state.js';
import { layoutOf } from '../app/layout.js';
import { blank, span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import { proseLines } from '../markdown/blocks.js';
import { questionLines } from '../quiz/score.js';
import type { Page } from '../session/pages.js';
import { isSettled, stepStanding } from '../session/standing.js';
import type { Commands } from './commands-lines.js';
import { expectedLines } from './expected-lines.js';
import { standingLines } from './standing-lines.js';
import { workOn } from './step-body.js';
import { stepCommands } from './step-commands.js';
import { teachingOf } from './teaching.js';

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
  /** What good output looks like, below what was printed. */
  readonly expected: readonly Line[];
}

/** A line of tabs stands above the panes of a step, or above its commands. */
const tabRows = 2;

export const pageFacts = (state: AppState, screen: PageScreen, world: World): PageFacts | undefined => {
  const page = state.pages[screen.index];
  if (page === undefined) return undefined;
  const layout = layoutOf(state.size, state.settings.split);
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
  const teaching = step === undefined ? undefined : teachingOf(state.settings, screen, step, planned, run);
  const commands: Commands =
    step === undefined || teaching === undefined
      ? { lines: [] }
      : stepCommands(
          state,
          { step, planned, work, explanation: screen.explanation, teaching, width: layout.rightWidth },
          world.look,
        );
  const asked =
    teaching?.outputs === 'asked'
      ? wrap([span(world.look.t('page.predict'), 'busy')], layout.rightWidth)
      : [];
  const standing =
    step === undefined
      ? []
      : [...standingLines(step, planned, run, host, state.now, layout.rightWidth, world.look), ...asked];
  const height = step === undefined ? layout.bodyHeight : layout.bodyHeight - tabRows - standing.length;
  const ran = planned !== undefined && run !== undefined && isSettled(stepStanding(planned, run));
  const prose = [
    ...proseLines(markTerms(page.prose, state.runbook.glossary), proseWidth, world.look.glyphs),
    ...questionLines(state, page, proseWidth, world.look),
  ];
  return {
    page,
    ...(planned === undefined ? {} : { planned }),
    ...(run === undefined ? {} : { run }),
    hosts,
    ...(host === undefined ? {} : { host }),
    panes,
    pane,
    standing,
    height,
    text:
      layout.wide || step === undefined
        ? prose
        : prose.length === 0
          ? commands.lines
          : [...prose, blank, ...commands.lines],
    commands,
    expected:
      ran && state.settings.mode === 'learn'
        ? expectedLines(planned.outputs, layout.rightWidth, height, world.look)
        : [],
  };
};
