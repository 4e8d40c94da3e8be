import type { Result } from './compare.js';

const columns = (cells: readonly (readonly string[])[]): readonly string[] => {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
};

/** A table for people. */
export const printResults = (title: string, results: readonly Result[]): void => {
  const rows = results.map(({ name, seconds, rounds, ratio }) => [
    name,
    `${seconds.toFixed(2)} s`,
    `${Math.min(...rounds).toFixed(2)}-${Math.max(...rounds).toFixed(2)}`,
    ratio.toFixed(3),
  ]);
  console.log(`\n${title}`);
  for (const line of columns([['', 'median', 'range', 'kubewalk/it'], ...rows])) console.log(`  ${line}`);
};
