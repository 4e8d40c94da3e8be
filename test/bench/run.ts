/**
 * `npm run bench [opening|steps|tarball|many|certificates …]`: kubewalk beside its peers, measured in the same minutes on the
 * same machine. Only the ratios mean anything; no time is ever asserted. The last line is everything as JSON.
 *
 * Needs root, the built program, and from Debian: openssh-server openssh-client ansible-core golang-cfssl.
 * KUBEWALK_BENCH_LAB names a cluster file (`kubewalk lab cluster-file`) to measure `steps` and `tarball` on real machines.
 * KUBEWALK_BENCH_ROUNDS sets how often everything is measured.
 */
import { loadavg } from 'node:os';
import { benchCertificates } from './certificates.js';
import { benchManyHosts, idleMemory, type IdleMemory } from './many-hosts.js';
import { benchOpening } from './opening.js';
import { benchSteps } from './steps.js';
import type { Result } from './support/compare.js';
import { lacking } from './support/lacking.js';
import { clusterFleet, loopbackFleet, type Fleet } from './support/fleet.js';
import { printResults } from './support/print.js';
import { benchTarball } from './tarball.js';

const rounds = Number(process.env['KUBEWALK_BENCH_ROUNDS'] ?? '5');
const sizes = [25, 50, 100, 200];

const all: Result[] = [];
let idle: IdleMemory | undefined;

const show = (results: readonly Result[]): void => {
  for (const what of new Set(results.map((result) => result.what)))
    printResults(
      what,
      results.filter((result) => result.what === what),
    );
  all.push(...results);
};

const fewHosts = (): Promise<Fleet> => {
  const file = process.env['KUBEWALK_BENCH_LAB'];
  return file === undefined || file === '' ? loopbackFleet(3) : clusterFleet(file);
};

const withFleet = async (
  open: () => Promise<Fleet>,
  measure: (fleet: Fleet) => Promise<void>,
): Promise<void> => {
  const fleet = await open();
  try {
    console.log(`\nOn ${fleet.about}:`);
    await measure(fleet);
  } finally {
    await fleet.end();
  }
};

const benches: Readonly<Record<string, () => Promise<void>>> = {
  opening: () =>
    withFleet(fewHosts, async (fleet) => {
      show(await benchOpening(fleet, rounds));
    }),
  steps: () =>
    withFleet(fewHosts, async (fleet) => {
      show(await benchSteps(fleet, rounds));
    }),
  tarball: () =>
    withFleet(fewHosts, async (fleet) => {
      show(await benchTarball(fleet, rounds));
    }),
  many: () =>
    withFleet(
      () => loopbackFleet(Math.max(...sizes)),
      async (fleet) => {
        show(await benchManyHosts(fleet, sizes, Math.ceil(rounds / 3)));
        idle = await idleMemory(fleet);
        console.log(
          `\n  memory of one more idle host: ${(idle.used / 1024).toFixed(0)} KiB used, ${(idle.rss / 1024).toFixed(0)} KiB of the process`,
        );
      },
    ),
  certificates: async () => {
    show(await benchCertificates(rounds));
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(`there is no ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
const missing = lacking(wanted.length === 0 ? Object.keys(benches) : wanted);
if (missing.length > 0) throw new Error(`this machine lacks ${missing.join(', ')}`);
const load = loadavg()[0];
for (const [name, bench] of Object.entries(benches))
  if (wanted.length === 0 || wanted.includes(name)) await bench();
console.log(`\n${JSON.stringify({ date: new Date().toISOString(), load, results: all, idle })}`);
