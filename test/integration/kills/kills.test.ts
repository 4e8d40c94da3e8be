import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '../../../src/engine/initial-state.js';
import { replayMoves } from '../../../src/engine/replay.js';
import { listRuns } from '../../../src/session/list-runs.js';
import { readSession } from '../../../src/session/read-session.js';
import { Sshd } from '../ssh/support/sshd.js';
import { tempFolder } from '../ssh/support/temp-folder.js';
import { stepIds, writeCountingRunbook } from './support/counting-runbook.js';
import { live, type Instant, type Life } from './support/life.js';
import { randomFrom } from './support/random.js';

const killsWanted = 200;
const seed = Number(process.env['KUBEWALK_KILLS_SEED'] ?? '20261122');
const hostNames = ['h1', 'h2', 'h3'];
const patience = 15 * 60_000;

let sshds: readonly Sshd[] = [];

beforeAll(async () => {
  sshds = await Promise.all(
    hostNames.map((_, index) => Sshd.start({ config: [`ListenAddress 127.0.0.${String(index + 2)}`] })),
  );
});

afterAll(() => Promise.all(sshds.map((sshd) => sshd.end())));

/** Where a step ran: `once` only on the first host. */
const places = stepIds.flatMap((step) =>
  (step === 'once' ? hostNames.slice(0, 1) : hostNames).map((host) => ({ step, host })),
);

it(
  `loses nothing and runs nothing twice over ${String(killsWanted)} kills at any instant`,
  { timeout: patience },
  async () => {
    const random = randomFrom(seed);
    const folder = await tempFolder();
    const begun = performance.now();
    const [whole] = await walk(await openWalk(folder, 'unharmed'), () => undefined);
    if (whole === undefined) throw new Error('the first walk had no life');
    const killed: EndedLife[] = [];
    let walks = 0;
    const lane = async (): Promise<void> => {
      while (killed.length < killsWanted) {
        walks += 1;
        const lives = await walk(await openWalk(folder, `w${String(walks)}`), () =>
          nextInstant(random, whole),
        );
        killed.push(...lives.filter((life) => life.killed));
      }
    };
    await Promise.all([lane(), lane()]);
    const kills = killed.length;
    const moments = new Map<string, number>();
    for (const { momentOf } of killed) moments.set(momentOf, (moments.get(momentOf) ?? 0) + 1);
    const told = [...moments].sort(([, a], [, b]) => b - a).map(([what, n]) => `${String(n)} ${what}`);
    console.log(
      `${String(kills)} kills over ${String(walks)} walks in ${((performance.now() - begun) / 1000).toFixed(0)} s ` +
        `(seed ${String(seed)}): ${told.join(', ')}`,
    );
    expect(kills).toBeGreaterThanOrEqual(killsWanted);
    // Kills that all hit the same place would prove little.
    expect(moments.size).toBeGreaterThanOrEqual(5);
  },
);

/** One kill in eight hits the start of the program, the others anything from its first look at a host on. */
const nextInstant = (random: () => number, { startUpMs, wholeMs }: Life): Instant =>
  random() < 1 / 8
    ? { since: 'start', ms: random() * startUpMs }
    : { since: 'opened', ms: random() * 0.4 * (wholeMs - startUpMs) };

interface Operator {
  /** Where its steps count, on each host. */
  readonly counts: string;
  readonly home: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Somebody who knows nothing yet, and hosts on which nothing was done yet. */
const openWalk = async (folder: string, name: string): Promise<Operator> => {
  const home = join(folder, name);
  await mkdir(home);
  const counts = `/var/lib/kills/${name}`;
  const runbook = await writeCountingRunbook(home, counts);
  const cluster = join(home, 'cluster.yaml');
  await writeFile(cluster, clusterYaml());
  return {
    home,
    counts,
    args: ['run', '--cluster', cluster, '--runbook', runbook, '--yes', '--json'],
    env: { PATH: process.env['PATH'] ?? '', HOME: home, KUBEWALK_HOME: home, LANG: 'C.UTF-8' },
  };
};

const clusterYaml = (): string =>
  JSON.stringify({
    name: 'kills',
    ssh: { user: 'root', acceptNew: true },
    hosts: sshds.map((sshd, index) => ({
      name: hostNames[index],
      address: `127.0.0.${String(index + 2)}`,
      roles: ['all'],
      ssh: { port: sshd.port, identityFile: sshd.key },
    })),
  });

type EndedLife = Life & { readonly momentOf: string };

/** Starts the program again and again until it ends by itself. */
const walk = async (operator: Operator, next: () => Instant | undefined): Promise<readonly EndedLife[]> => {
  const lives: EndedLife[] = [];
  let before: Records = {};
  for (;;) {
    const kill = next();
    const life = await live({ args: operator.args, env: operator.env, ...(kill && { kill }) });
    const records = recordsIn(operator);
    expect(lostSince(before, records), `${JSON.stringify(kill)}\n${life.said}`).toEqual([]);
    before = records;
    lives.push({ ...life, momentOf: momentOf(operator, records) });
    if (life.killed) continue;
    expect(life.exitCode, life.said).toBe(0);
    await expectWhole(operator);
    return lives;
  }
};

const recordsIn = ({ home }: Operator): Records => {
  const read = readSession(home, 'kills@kills');
  if (read.kind === 'read') return read.session.records;
  // Killed before it ever wrote one.
  expect(read).toEqual({ kind: 'none' });
  return {};
};

/** Steps that stood as done and no longer do. */
const lostSince = (before: Records, after: Records): readonly string[] =>
  places
    .filter(({ step, host }) => isDone(before, step, host) && !isDone(after, step, host))
    .map(({ step, host }) => `${step} on ${host}: ${JSON.stringify(after[step]?.[host])}`);

const isDone = (records: Records, step: string, host: string): boolean => {
  const record = records[step]?.[host];
  return record?.kind === 'finished' && ['changed', 'already'].includes(record.outcome.status);
};

/** What was going on when a life ended, as the next one will find it. */
const momentOf = ({ home }: Operator, records: Records): string => {
  const kinds = places.flatMap(({ step, host }) => {
    const record = records[step]?.[host];
    if (record?.kind !== 'started') return [];
    return record.job !== undefined
      ? ['a job ran']
      : record.ran !== undefined
        ? ['it was verified']
        : ['it was begun'];
  });
  const last = listRuns(home).runs.at(-1)?.events.at(-1)?.type ?? 'nothing';
  return `${kinds.toSorted()[0] ?? 'no step was open'}/${last}`;
};

/** Everything was done once, and everything that was done is known. */
const expectWhole = async (operator: Operator): Promise<void> => {
  const counted = await Promise.all(sshds.map((sshd) => countsOn(sshd, operator.counts)));
  expect(Object.fromEntries(hostNames.map((host, index) => [host, counted[index]]))).toEqual(
    Object.fromEntries(
      hostNames.map((host) => [
        host,
        Object.fromEntries(
          places.filter((place) => place.host === host).map(({ step }) => [step, 'begun ended']),
        ),
      ]),
    ),
  );
  const records = recordsIn(operator);
  expect(places.filter(({ step, host }) => !isDone(records, step, host))).toEqual([]);
  expect((await readdir(join(operator.home, 'sessions'))).filter((name) => name.includes('corrupt'))).toEqual(
    [],
  );
  const { runs, unreadable } = listRuns(operator.home);
  expect(unreadable).toEqual([]);
  const changed = runs
    .flatMap(({ header, events }) => replayMoves(header.plan, header.records, events))
    .flatMap(({ step, host, to }) =>
      to.kind === 'finished' && to.outcome.status === 'changed' ? [`${step} ${host}`] : [],
    );
  // A kill between the event and the session makes the next life verify, and tell, once more.
  expect([...new Set(changed)].sort()).toEqual(places.map(({ step, host }) => `${step} ${host}`).sort());
};

const countsOn = async (sshd: Sshd, counts: string): Promise<Readonly<Record<string, string>>> => {
  const text = await sshd.inside(
    `cd ${counts} && for f in *; do case $f in *.done) ;; *) echo $f $(cat $f) ;; esac; done`,
  );
  return Object.fromEntries(
    text.split('\n').map((line) => {
      const [step = '', ...lines] = line.split(' ');
      return [step, lines.join(' ')];
    }),
  );
};
