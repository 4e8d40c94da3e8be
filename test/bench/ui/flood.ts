/**
 * `npm run bench:flood [MB]`: the memory of the program, and how soon it answers a key, while a host prints 1 GB (or so
 * many MB): with the screen of the step open, then with all of the host's output. Nothing is asserted.
 *
 * Needs root, the built program, node-pty, and from Debian openssh-server; 3 GB of memory for the host's disk.
 */
import { join } from 'node:path';
import { openTerminal, type OpenedTerminal } from '../../journeys/support/open-terminal.js';
import { program } from '../../lab/support/program.js';
import { loopbackFleet } from '../support/fleet.js';
import { readingStep, writeCluster, writeRunbook } from '../support/runbook.js';
import { peakMb } from './support/peak-mb.js';
import { percentile } from './support/percentile.js';

const megabytes = Number(process.argv[2] ?? '1000');
/** As fast as the program takes them. The commands are on the screen too, and are not to look like what they print. */
const flood = `yes "$(echo A LINE OF WHAT A HOST PRINTS, OF USUAL LENGTH | tr A-Z a-z)" | head -c ${String(megabytes)}MB
echo; echo ALL OF IT | tr A-Z a-z`;

/** Opens and closes the help, again and again, until everything was printed. */
const pressKeys = async (terminal: OpenedTerminal): Promise<readonly number[]> => {
  const times: number[] = [];
  const helps = (): boolean => terminal.text().includes('On every screen');
  while (!terminal.text().includes('all of it')) {
    for (const key of ['?', '\u001B']) {
      const began = performance.now();
      terminal.type(key);
      await terminal.until(() => helps() === (key === '?'), 'an answer to the key');
      times.push(performance.now() - began);
    }
  }
  return times;
};

const fleet = await loopbackFleet(1, '3g');
try {
  const chapters = { printing: readingStep('flood', flood) };
  const args = [
    ...['--cluster', await writeCluster(fleet.folder, fleet)],
    ...['--runbook', await writeRunbook(fleet.folder, { name: 'flood', chapters })],
    ...['--mode', 'install'],
  ];
  const look = async (name: string, keys: string) => {
    const terminal = openTerminal(process.execPath, [program(), ...args], {
      columns: 120,
      rows: 40,
      patienceMs: 120_000,
      env: { KUBEWALK_HOME: join(fleet.folder, name) },
    });
    try {
      await terminal.seen('enter run');
      const before = await peakMb(terminal.pid);
      terminal.type('\r');
      await terminal.seen('a line of what');
      terminal.type(keys);
      const began = performance.now();
      const sorted = (await pressKeys(terminal)).toSorted((a, b) => a - b);
      return {
        screen: name,
        'MB before': before,
        'MB at most': await peakMb(terminal.pid),
        seconds: Math.round((performance.now() - began) / 1000),
        keys: sorted.length,
        'median ms': percentile(sorted, 0.5),
        'p95 ms': percentile(sorted, 0.95),
      };
    } finally {
      terminal.close();
    }
  };
  const rows = [await look('the step', ''), await look('all of the output', 'o')];
  console.table(rows);
  console.log(JSON.stringify(rows));
} finally {
  await fleet.end();
}
