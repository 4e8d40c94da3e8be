/**
 * `npm run bench:ui [rounds]`: from the start of the program to its first frame, and to a home screen that can be used,
 * beside the smallest Ink program on the same machine in the same minutes. Only the ratios mean anything; nothing is
 * asserted. The last line is everything as JSON. Needs the built program and node-pty.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerminal } from '../../journeys/support/open-terminal.js';
import { program } from '../../lab/support/program.js';
import { median } from '../support/compare.js';

interface Sample {
  /** Milliseconds by the clock, which whatever else the machine does makes longer. */
  readonly wall: number;
  /** Milliseconds of processor time, in steps of ten. */
  readonly cpu: number;
}

const hello = `
process.env.NODE_ENV = 'production';
const { render, Text } = await import('ink');
const { default: React } = await import('react');
render(React.createElement(Text, null, 'hello there'));
setTimeout(() => undefined, 60_000);
`;

const rounds = Number(process.argv[2] ?? '9');
const folder = mkdtempSync(join(tmpdir(), 'kubewalk-bench-ui-'));
// Beside the packages, so that the bare program finds the same Ink.
const helloFile = join(program(), '../../node_modules/.bench-hello.mjs');

const cpuOf = (pid: number): number => {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

const once = async (file: string, words: string): Promise<Sample> => {
  const begun = performance.now();
  const terminal = openTerminal(process.execPath, [file], { env: { KUBEWALK_HOME: folder } });
  try {
    await terminal.seen(words);
    return { wall: performance.now() - begun, cpu: cpuOf(terminal.pid) };
  } finally {
    terminal.close();
  }
};

const contestants = {
  'bare Ink': [helloFile, 'hello there'],
  'first frame': [program(), 'kubewalk'],
  'home screen': [program(), 'Nothing to resume yet.'],
} as const;

const samples = new Map<string, Sample[]>(Object.keys(contestants).map((name) => [name, []]));
writeFileSync(helloFile, hello);
try {
  for (let round = 0; round < rounds; round += 1)
    for (const [name, [file, words]] of Object.entries(contestants))
      samples.get(name)?.push(await once(file, words));
} finally {
  rmSync(helloFile, { force: true });
  rmSync(folder, { recursive: true, force: true });
}

const medians = [...samples].map(([name, all]) => ({
  name,
  wall: Math.round(median(all.map(({ wall }) => wall))),
  cpu: Math.round(median(all.map(({ cpu }) => cpu))),
}));
const [bare] = medians;
const results = medians.map((one) => ({
  ...one,
  wallRatio: Number((one.wall / (bare?.wall ?? Number.NaN)).toFixed(2)),
  cpuRatio: Number((one.cpu / (bare?.cpu ?? Number.NaN)).toFixed(2)),
}));
console.table(results);
console.log(JSON.stringify({ date: new Date().toISOString(), rounds, results }));
