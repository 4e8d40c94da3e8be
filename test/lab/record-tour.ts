/**
 * Records the tour from a practice lab: as root, `npx tsx test/lab/record-tour.ts`. Carries the ground floor out
 * with one step that fails on one host for a reason of its own, once more when all is done, then breaks etcd and has the
 * doctor mend it, at last undoes every step, and writes what every host answered to `assets/tour/`. Everything comes from one run on one lab.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { planCluster } from '../../src/commands/load-plan.js';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { ownVersion } from '../../src/commands/own-version.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { recordingFile } from '../../src/commands/serve-tour.js';
import { allSteps } from '../../src/engine/work.js';
import type { Plan } from '../../src/plan/types.js';
import type { Recording } from '../../src/tour/recording.js';
import { recordBrokenEtcd } from './record/broken-etcd.js';
import { certain } from './record/certain.js';
import { listenToCluster, type ListenedCluster } from './record/listened-cluster.js';
import { openTestLab } from './support/open-test-lab.js';
import { artifact } from './support/practice.js';

/** The step that fails first, on which host, and how: docker's package is not all there, as while a mirror is copied. */
const halfCopied = {
  chapter: 'docker',
  host: 'node02',
  begin:
    'cd /srv/packages && for deb in docker.io_*.deb; do mv "$deb" /srv/whole.deb; head -c 1000000 /srv/whole.deb > "$deb"; done',
  end: 'cd /srv/packages && for deb in docker.io_*.deb; do mv /srv/whole.deb "$deb"; done',
};

const versions = { etcd: '3.5.16', flannel: '0.28.10' };

const say = (line: string): void => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);

const record = async (): Promise<Recording> => {
  const [etcd] = await Promise.all([
    artifact(`etcd-v${versions.etcd}`),
    artifact(`flannel-v${versions.flannel}`),
  ]);
  const { lab, place, remove } = await openTestLab('tour');
  const on = async (host: string, command: string): Promise<string> => {
    const { exitCode, stdout, stderr } = await lab.sh(host, command);
    if (exitCode !== 0)
      throw new Error(`on ${host} this ended with ${String(exitCode)}: ${command}\n${stderr}`);
    return stdout;
  };
  try {
    await lab.up(say);
    const loaded = certain(await loadRunbook(groundFloor));
    const { cluster, plan } = certain(await planCluster(loaded, lab.paths.clusterFile));
    const listened = listenToCluster(cluster, { home: place.home, releases: dirname(etcd) }, say);
    await recordInstallation(listened, plan, on);
    say('== a broken etcd');
    const broken = await recordBrokenEtcd(lab, listened, loaded);
    say('== undo');
    await recordUndo(listened, plan);
    const work = allSteps(plan).flatMap((step) => step.work);
    return {
      schema: 1,
      recordedAt: Date.now(),
      versions: {
        kubewalk: ownVersion(),
        debian: (await on('node01', 'cat /etc/debian_version')).trim(),
        ...versions,
      },
      profile: plan.profile,
      artifacts: [...new Set(work.flatMap(({ artifacts }) => artifacts.map(({ file }) => file)))],
      broken,
      hosts: await Promise.all(
        cluster.hosts.map(async ({ name, address, roles }) => ({
          name,
          address,
          roles,
          machine: (await on(name, 'uname -m')).trim(),
          osRelease: await on(name, 'cat /etc/os-release'),
          answers: listened.answersOf(name),
        })),
      ),
    };
  } finally {
    await remove();
  }
};

const recordInstallation = async (
  listened: ListenedCluster,
  plan: Plan,
  on: (host: string, command: string) => Promise<unknown>,
): Promise<void> => {
  const walk = async (what: string, steps: readonly string[]): Promise<void> => {
    const result = await listened.walk(plan, steps);
    if (result !== 'ok') throw new Error(`${what} ended with ${String(result)}`);
  };
  await listened.look();
  for (const chapter of plan.chapters) {
    const steps = chapter.steps.map(({ id }) => id);
    if (steps.length === 0) continue;
    say(`== ${chapter.id}`);
    if (chapter.id === halfCopied.chapter) {
      await on(halfCopied.host, halfCopied.begin);
      const result = await listened.walk(plan, steps);
      await on(halfCopied.host, halfCopied.end);
      if (result !== 'failed') throw new Error(`no step failed: ${String(result)}`);
    }
    await walk(chapter.id, steps);
    await listened.look();
  }
  say('== once more');
  await walk(
    'the second run',
    allSteps(plan).map(({ id }) => id),
  );
};

/** The last step first: what stands on a step is taken away before it. */
const recordUndo = async (listened: ListenedCluster, plan: Plan): Promise<void> => {
  const steps = allSteps(plan).filter(({ work }) => work.some(({ undo }) => undo !== undefined));
  for (const { id } of steps.toReversed()) {
    const result = await listened.walk(plan, [id], 'undo');
    if (result !== 'ok') throw new Error(`the undo of ${id} ended with ${String(result)}`);
  }
};

const text = JSON.stringify(await record());
if (/PRIVATE KEY/.test(text)) throw new Error('a private key is in the recording; nothing was written');
const packed = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 },
});
await mkdir(dirname(recordingFile), { recursive: true });
await writeFile(recordingFile, packed);
say(`${recordingFile}: ${String(packed.length)} bytes (${String(text.length)} unpacked)`);
