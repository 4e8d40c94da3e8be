/**
 * `npm run bench:ui [rounds]`: from the start of the program to its first frame, to a home screen that can be used, and
 * from `npm start` to the first commands of the tour, by somebody who presses Enter as soon as it is offered; beside the
 * smallest Ink program on the same machine in the same minutes. Only the ratios mean anything; nothing is asserted. The last
 * line is everything as JSON. Needs the built program, and /proc for the processor time.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerminal, type OpenedTerminal } from '../../journeys/support/open-terminal.js';
import { walkOn } from '../../journeys/support/walk-on.js';
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
// Beside the packages, so that the bare program finds the same Ink.
const helloFile = join(program(), '../../node_modules/.bench-hello.mjs');

/** Of a process and those that it started and that still run: npm waits for the program. */
const cpuOf = (pid: string): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children
    .map(cpuOf)
    .reduce((sum, each) => sum + each, (Number(fields[11]) + Number(fields[12])) * 10);
};

interface Contestant {
  readonly name: string;
  readonly command: readonly [file: string, ...args: readonly string[]];
  readonly reach: (terminal: OpenedTerminal) => Promise<void>;
}

const node = process.execPath;
const contestants: readonly Contestant[] = [
  { name: 'bare Ink', command: [node, helloFile], reach: (terminal) => terminal.seen('hello there') },
  { name: 'first frame', command: [node, program()], reach: (terminal) => terminal.seen('kubewalk') },
  {
    name: 'home screen',
    command: [node, program()],
    reach: (terminal) => terminal.seen('Nothing to resume yet.'),
  },
  {
    name: 'first commands of the tour',
    command: ['npm', 'start'],
    reach: async (terminal) => {
      await terminal.choose('Take the tour');
      await walkOn(terminal, () => terminal.lines().at(-1)?.startsWith(' enter run') === true);
    },
  },
];

const once = async ({ command: [file, ...args], reach }: Contestant): Promise<Sample> => {
  const home = mkdtempSync(join(tmpdir(), 'kubewalk-bench-ui-'));
  const begun = performance.now();
  const terminal = openTerminal(file, args, { env: { KUBEWALK_HOME: home } });
  try {
    await reach(terminal);
    return { wall: performance.now() - begun, cpu: cpuOf(String(terminal.pid)) };
  } finally {
    terminal.close();
    rmSync(home, { recursive: true, force: true });
  }
};

const samples = new Map<string, Sample[]>(contestants.map(({ name }) => [name, []]));
writeFileSync(helloFile, hello);
try {
  for (let round = 0; round < rounds; round += 1)
    for (const contestant of contestants) samples.get(contestant.name)?.push(await once(contestant));
} finally {
  rmSync(helloFile, { force: true });
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
