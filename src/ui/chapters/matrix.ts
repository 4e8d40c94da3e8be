import stringWidth from 'string-width';
import type { RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';
import type { Look } from '../app/look.js';
import { pad, span, type Line } from '../lines/line.js';
import { standingOf } from '../session/standing.js';
import { standingMark } from '../session/words.js';

/** Steps x hosts: one column for each host, headed by its name where there is room, else by its number. */
export interface Matrix {
  readonly head: Line;
  readonly width: number;
  /** What the numbers mean; empty where the columns have names. */
  readonly legend: Line;
  /** The marks of a step, each under its host; a blank where the step is not for it. */
  cells(step: PlannedStep, run: RunState): Line;
}

export const hostMatrix = (hosts: readonly string[], room: number, look: Look): Matrix => {
  const named = hosts.reduce((sum, host) => sum + stringWidth(host) + 1, 0) <= room;
  const names = hosts.map((host, i) => (named ? host : String(i + 1)));
  const width = names.reduce((sum, name) => sum + stringWidth(name) + 1, 0);
  const cell = (content: Line, i: number): Line => [span(' '), ...pad(content, stringWidth(names[i] ?? ''))];
  return {
    width,
    head: names.flatMap((name, i) => cell([span(name, 'faint')], i)),
    legend: named ? [] : [span(hosts.map((host, i) => `${i + 1} ${host}`).join('  '), 'faint')],
    cells: (step, run) =>
      hosts.flatMap((host, i) => {
        const isFor = step.leftOut === undefined && step.work.some((work) => work.host === host);
        const mark = standingMark(standingOf(run.steps[step.id]?.[host]), look);
        return cell(isFor ? [mark] : [span(' ')], i);
      }),
  };
};
