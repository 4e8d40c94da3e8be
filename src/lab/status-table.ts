import type { MachineStatus } from './lab.js';

const header = ['machine', 'address', 'roles', 'state', 'cable'] as const;

/** The state of a lab's machines for people: one line each under a heading. */
export const statusTable = (machines: readonly MachineStatus[]): string => {
  const rows = [
    header,
    ...machines.map(({ host, address, roles, state, cable }) => [
      host,
      address,
      roles.join(','),
      state,
      cable ?? '-',
    ]),
  ];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
