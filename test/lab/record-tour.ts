/**
 * Records the tour from a practice lab: as root, `npx tsx test/lab/record-tour.ts`. Carries the ground floor out
 * with one step that fails on one host for a reason of its own, once more when all is done, and
 * writes what every host answered to `assets/tour/`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { askHosts } from '../../src/commands/ask-hosts.js';
import { planCluster } from '../../src/commands/load-plan.js';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { sshSurroundings } from '../../src/commands/open-execution.js';
import { ownVersion } from '../../src/commands/own-version.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { recordingFile } from '../../src/commands/serve-tour.js';
import { createArtifactStore } from '../../src/artifacts/create-artifact-store.js';
import { initialState } from '../../src/engine/initial-state.js';
import { allSteps, findStep, findWork } from '../../src/engine/work.js';
import { createExecution } from '../../src/execute/create-execution.js';
import type { Clock, Recorder } from '../../src/execute/ports.js';
import { createSecretValues } from '../../src/execute/secret-values.js';
import { createIssuer } from '../../src/pki/create-issuer.js';
import type { Plan } from '../../src/plan/types.js';
import type { Checked } from '../../src/source/problem.js';
import { createRemotes } from '../../src/ssh/create-remotes.js';
import type { Answer, Recording } from '../../src/tour/recording.js';
import { listenTo, type Done, type Heard } from './record/listening-remote.js';
import { labCache, openTestLab } from './support/open-test-lab.js';
import { artifact } from './support/practice.js';

/** The step that fails first, on which host, and how: docker's package is not all there, as while a mirror is copied. */
const halfCopied = {
  chapter: 'docker',
  host: 'node02',
  begin:
    'cd /srv/packages && for deb in docker.io_*.deb; do mv "$deb" /srv/whole.deb; head -c 1000000 /srv/whole.deb > "$deb"; done',
  end: 'cd /srv/packages && for deb in docker.io_*.deb; do mv /srv/whole.deb "$deb"; done',
};

const say = (line: string): void => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);

const certain = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(checked.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
};

const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};
const keepsNothing: Recorder = {
  record: () => undefined,
  print: (line) => {
    if (line.phase === 'run') say(`${line.step} ${line.host}: ${line.text}`.slice(0, 160));
  },
  close: () => Promise.resolve(),
};

const record = async (): Promise<Recording> => {
  const releases = await Promise.all(['etcd-v3.5.16', 'flannel-v0.28.10'].map(artifact));
  const { lab, place, remove } = await openTestLab('tour');
  try {
    await lab.up(say);
    const loaded = certain(await loadRunbook(groundFloor));
    const { cluster, plan } = certain(await planCluster(loaded, lab.paths.clusterFile));
    const prompts = {
      acceptHostKey: () => Promise.resolve(undefined),
      secret: () => Promise.resolve(undefined),
    };
    const done: Done = new Set();
    const newHeard = (): Map<string, Answer[]> => new Map(plan.hosts.map(({ name }) => [name, []]));
    const installation = newHeard();
    let planned: Plan = plan;
    const heardOn = (host: string) => (): Heard => ({
      answers: installation.get(host) ?? [],
      checkOf: (id) => {
        const step = findStep(planned, id);
        return step && findWork(step, host)?.check;
      },
    });
    const pki = join(place.home, 'pki');
    const open = (plan: Plan) => {
      planned = plan;
      const connections = createRemotes(cluster.hosts, { prompts, ...sshSurroundings(place.home) });
      const remotes = connections.remotes.map((remote) => listenTo(remote, done, heardOn(remote.host)));
      return {
        remotes,
        execution: createExecution(plan, initialState(plan, {}), {
          remotes,
          disconnect: () => connections.close(),
          artifacts: createArtifactStore({
            folder: dirname(releases[0] ?? ''),
            cache: join(place.home, 'cache'),
          }),
          certificates: createIssuer({ folder: pki, now: () => new Date() }),
          secrets: createSecretValues(() => Promise.resolve(undefined)),
          recorder: keepsNothing,
          clock,
          newId: () => Date.now().toString(36),
        }),
      };
    };
    const walk = async ({ execution }: ReturnType<typeof open>, steps: readonly string[]) => {
      execution.send({ type: 'walk-requested', kind: 'do', steps });
      return execution.idle();
    };
    const look = async (remotes: ReturnType<typeof open>['remotes']): Promise<void> => {
      await askHosts(cluster.hosts, remotes, () => false);
    };
    const expectOk = (what: string, result: unknown): void => {
      if (result !== 'ok') throw new Error(`${what} ended with ${String(result)}`);
    };

    const first = open(plan);
    await look(first.remotes);
    for (const chapter of plan.chapters) {
      const steps = chapter.steps.map(({ id }) => id);
      if (steps.length === 0) continue;
      say(`== ${chapter.id}`);
      if (chapter.id === halfCopied.chapter) {
        await lab.sh(halfCopied.host, halfCopied.begin);
        const result = await walk(first, steps);
        await lab.sh(halfCopied.host, halfCopied.end);
        if (result === 'ok') throw new Error('no step failed');
      }
      expectOk(chapter.id, await walk(first, steps));
      await look(first.remotes);
    }
    say('== once more');
    expectOk(
      'the second run',
      await walk(
        first,
        allSteps(plan).map(({ id }) => id),
      ),
    );
    await first.execution.close();
    const machine = async (host: string, command: string): Promise<string> =>
      (await lab.sh(host, command)).stdout;
    const used = new Set(
      allSteps(plan).flatMap(({ work }) =>
        work.flatMap(({ artifacts }) => artifacts.map(({ file }) => file)),
      ),
    );
    return {
      schema: 1,
      recordedAt: Date.now(),
      versions: {
        kubewalk: ownVersion(),
        debian: (await machine('node01', 'cat /etc/debian_version')).trim(),
        etcd: '3.5.16',
        flannel: '0.28.10',
      },
      profile: plan.profile,
      artifacts: [...used],
      hosts: await Promise.all(
        cluster.hosts.map(async ({ name, address, roles }) => ({
          name,
          address,
          roles,
          machine: (await machine(name, 'uname -m')).trim(),
          osRelease: await machine(name, 'cat /etc/os-release'),
          answers: installation.get(name) ?? [],
        })),
      ),
    };
  } catch (error) {
    say(`it failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    throw error;
  } finally {
    await remove();
  }
};

const recording = await record();
const text = JSON.stringify(recording);
const secrets = /PRIVATE KEY|BEGIN OPENSSH|password|token/i.exec(await Promise.resolve(text));
if (secrets !== null) say(`LOOK: ${text.slice(Math.max(0, secrets.index - 60), secrets.index + 60)}`);
const packed = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 },
});
await mkdir(dirname(recordingFile), { recursive: true });
await writeFile(recordingFile, packed);
say(
  `${recordingFile}: ${String(packed.length)} bytes (${String(text.length)} unpacked); cache ${labCache()}`,
);
await readFile(recordingFile);
