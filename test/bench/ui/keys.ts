/**
 * `npm run bench:keys [walks]`: from a key to the frame that answers it, on a session of 5 chapters of 60 steps, first
 * in peace and then while three hosts print; beside the smallest list that Ink can show, on the same machine in the same
 * minutes. Only the ratios mean anything; nothing is asserted. The last line is everything as JSON.
 *
 * Needs root, the built program, node-pty, and from Debian openssh-server.
 */
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openTerminal, type OpenedTerminal } from '../../journeys/support/open-terminal.js';
import { program } from '../../lab/support/program.js';
import { loopbackFleet } from '../support/fleet.js';
import { readingStep, writeCluster, writeRunbook } from '../support/runbook.js';
import { peakMb } from './support/peak-mb.js';
import { percentile } from './support/percentile.js';

/** Each goes 30 rows down and up again. */
const walks = Number(process.argv[2] ?? '4');
const size = { columns: 120, rows: 40 };
const linesASecond = 20_000;

const bareList = `
process.env.NODE_ENV = 'production';
const { render, Text, Box, useInput } = await import('ink');
const { default: React, useState } = await import('react');
const h = React.createElement;
const List = () => {
  const [at, move] = useState(0);
  useInput((input) => move((at) => at + (input === 'j' ? 1 : -1)));
  const top = Math.max(0, at - 30);
  const rows = Array.from({ length: 36 }, (_, row) => top + row);
  return h(Box, { flexDirection: 'column' }, rows.map((row) => h(Text, { key: row }, (row === at ? '❯ ' : '  ') + 'row ' + row)));
};
render(h(List));
`;

/**
 * Lines of usual length, at a steady rate as far as the machine can, while the benchmark has its folder. Starting seq
 * and sleep takes a while too, which is why each time prints a little more than a twentieth.
 */
const floodWhile = (folder: string): string =>
  `while [ -d '${folder}' ]; do seq -f 'line %.0f of what a host prints when it unpacks an archive' ${String(linesASecond / 16)}; sleep 0.05; done`;

/** A line in the log of a step, with the phase before it. */
const bytesALine = 'run out line 500 of what a host prints when it unpacks an archive\n'.length;

const writeBook = (folder: string): Promise<string> => {
  const flood = floodWhile(folder);
  return writeRunbook(folder, {
    name: 'book',
    chapters: Object.fromEntries(
      Array.from({ length: 5 }, (_, at): [string, string] => {
        const chapter = `part-${String(at + 1)}`;
        const ids = Array.from({ length: 60 }, (__, step) => `${chapter}-${String(step + 1)}`);
        return [chapter, ids.map((id) => readingStep(id, id === 'part-1-1' ? flood : 'true')).join('\n')];
      }),
    ),
  });
};

interface Row {
  readonly name: string;
  readonly 'median ms': number;
  readonly 'p95 ms': number;
}

/** Walks down and up a list, as fast as its frames come. */
const pressKeys = async (name: string, terminal: OpenedTerminal): Promise<Row> => {
  const times: number[] = [];
  for (let press = 0; press < walks * 60; press += 1) {
    const before = terminal.pointedAt();
    const began = performance.now();
    terminal.type(press % 60 < 30 ? 'j' : 'k');
    // A frame that is drawn by halves has no pointer.
    const moved = (): boolean => !['', before].includes(terminal.pointedAt());
    await terminal.until(moved, 'the pointer to move');
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { name, 'median ms': percentile(sorted, 0.5), 'p95 ms': percentile(sorted, 0.95) };
};

const bytesPrinted = async (runs: string): Promise<number> => {
  const files = (await readdir(runs, { recursive: true })).filter((name) => name.endsWith('.log'));
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(runs, name))).size));
  return sizes.reduce((sum, each) => sum + each, 0);
};

const benchList = async (): Promise<Row> => {
  // Beside the packages, so that the bare program finds the same Ink.
  const file = join(program(), '../../node_modules/.bench-list.mjs');
  await writeFile(file, bareList);
  const terminal = openTerminal(process.execPath, [file], size);
  try {
    await terminal.seen('❯ row 0');
    return await pressKeys('bare Ink list', terminal);
  } finally {
    terminal.close();
    await rm(file, { force: true });
  }
};

const fleet = await loopbackFleet(3);
try {
  const book = await writeBook(fleet.folder);
  const args = [
    program(),
    '--cluster',
    await writeCluster(fleet.folder, fleet),
    '--runbook',
    book,
    '--mode',
    'install',
  ];
  const env = { KUBEWALK_HOME: join(fleet.folder, 'home'), KUBEWALK_LOG_LIMIT: '10000' };
  const runs = join(fleet.folder, 'home', 'runs');
  const rows: Row[] = [await benchList()];
  const terminal = openTerminal(process.execPath, args, { ...size, env });
  try {
    await terminal.seen('Step part-1-1');
    terminal.type('\u001B');
    await terminal.until(() => terminal.pointedAt().includes('part-1-1'), 'the list of steps');
    rows.push(await pressKeys('kubewalk, nothing runs', terminal));
    await terminal.until(() => terminal.pointedAt().includes('part-1-1'), 'the first step again');
    terminal.type('\r');
    await terminal.seen('enter run');
    terminal.type('\r');
    await terminal.until(() => /line \d+ of/.test(terminal.text()), 'what the hosts print');
    terminal.type('\u001B');
    await terminal.seen('Commands');
    terminal.type('\u001B');
    await terminal.until(() => terminal.pointedAt().includes('part-1-1'), 'the list of steps');
    const [began, bytes] = [performance.now(), await bytesPrinted(runs)];
    rows.push(await pressKeys('kubewalk, three hosts print', terminal));
    const rate = ((await bytesPrinted(runs)) - bytes) / bytesALine / ((performance.now() - began) / 1000);
    console.log(`three hosts printed ${String(Math.round(rate))} lines a second together`);
    console.log(`the program took ${String(await peakMb(terminal.pid))} MB at most`);
  } finally {
    terminal.type('\u0003\u0003');
    terminal.close();
  }
  console.table(rows);
} finally {
  await fleet.end();
}
