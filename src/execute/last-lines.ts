import type { PrintedLine } from './ports.js';

/** The last lines of an output of any length. What was left out is said in a line of its own, before them. */
export interface LastLines {
  push(line: PrintedLine): void;
  lines(): readonly PrintedLine[];
}

export const createLastLines = (most: number): LastLines => {
  const kept: PrintedLine[] = [];
  let leftOut = 0;
  return {
    push(line) {
      kept.push(line);
      if (kept.length <= most) return;
      kept.shift();
      leftOut += 1;
    },
    lines() {
      const [first] = kept;
      if (first === undefined || leftOut === 0) return kept;
      const { step, host, phase } = first;
      const text = `kubewalk: ${String(leftOut)} lines before these are left out`;
      return [{ step, host, phase, stream: 'stderr', text }, ...kept];
    },
  };
};
