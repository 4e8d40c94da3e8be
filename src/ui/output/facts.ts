import escapeStringRegexp from 'escape-string-regexp';
import { findStep } from '../../engine/work.js';
import type { PlannedStep } from '../../plan/types.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, OutputPlace, OutputScreen, World } from '../app/state.js';
import { bufferText } from '../editor/text-buffer.js';
import { recentlyPrinted, type Printed } from '../run/output-lines.js';
import { hostsOf } from '../session/standing.js';

/** What both the reducer and the presenter of a whole output need to know of it. */
export interface OutputFacts {
  readonly step: PlannedStep;
  readonly hosts: readonly string[];
  readonly place: OutputPlace;
  readonly printed: Printed;
  /** Rows for lines. */
  readonly height: number;
  readonly search: string;
}

/** A rule above the lines, and the search below them while there is one. */
const rowsAround = ({ search }: OutputScreen): number => (search === undefined ? 1 : 2);

export const outputFacts = (state: AppState, screen: OutputScreen, world: World): OutputFacts | undefined => {
  const step = state.session === undefined ? undefined : findStep(state.session.plan, screen.step);
  if (step === undefined) return undefined;
  const hosts = hostsOf(step);
  const host = hosts[Math.min(screen.host, hosts.length - 1)] ?? '';
  return {
    step,
    hosts,
    place: { step: step.id, host },
    printed: allPrinted(screen, world, { step: step.id, host }),
    height: Math.max(1, layoutOf(state.size).bodyHeight - rowsAround(screen)),
    search: screen.search === undefined ? '' : bufferText(screen.search),
  };
};

/** The lines at hand, in their colours, and before them those of the file, as far as they were read. */
const allPrinted = ({ kept }: OutputScreen, world: World, { step, host }: OutputPlace): Printed => {
  const recent = world.output(step, host);
  const near = recentlyPrinted(recent);
  const untouched = near.end === 0;
  const far = kept !== undefined && (kept.ofThisRun || untouched) ? kept : undefined;
  return {
    first: 0,
    end: untouched ? (far?.total ?? 0) : near.end,
    line: (number) =>
      number >= near.first && number < near.end ? near.line(number) : far?.lines[number - far.from],
  };
};

/** What a search means: letters of any case, unless it has capitals itself. */
export const searchPattern = (text: string): RegExp =>
  new RegExp(escapeStringRegexp(text), text === text.toLowerCase() ? 'giu' : 'gu');
