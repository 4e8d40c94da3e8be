import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/cluster/types.js';
import { planCluster } from '../../src/commands/load-plan.js';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { packageFolder } from '../../src/commands/package-folder.js';
import { recordedRunbook, recordingFile } from '../../src/commands/serve-tour.js';
import { collectScript } from '../../src/doctor/evidence/collect-script.js';
import { toShell } from '../../src/plan/script.js';
import type { Plan, Script } from '../../src/plan/types.js';
import { clusterText } from '../../src/tour/cluster-text.js';
import { readRecording } from '../../src/tour/read-recording.js';
import type { Recording } from '../../src/tour/recording.js';
import { scriptName } from '../../src/tour/script-name.js';
import { temporaryFolder } from '../files/temporary-folder.js';

/** The recording, and the runbook planned on its hosts. */
const open = async (): Promise<{
  readonly recording: Recording;
  readonly cluster: Cluster;
  readonly plan: Plan;
}> => {
  const recording = await readRecording(recordingFile);
  const folder = await temporaryFolder();
  const file = join(folder, 'cluster.yaml');
  const served = recording.hosts.map(({ name }, at) => ({ name, port: 1024 + at }));
  const files = {
    name: 'tour',
    identityFile: join(folder, 'key'),
    knownHosts: join(folder, 'known_hosts'),
    artifacts: folder,
  };
  await writeFile(file, clusterText(recording, served, files));
  const loaded = await loadRunbook(join(packageFolder, 'runbooks', recordedRunbook));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const planned = await planCluster(loaded.value, file);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  return { recording, cluster: planned.value.cluster, plan: planned.value.plan };
};

describe('the recording that the tour answers from', () => {
  it('knows every command of the runbook as it is now; else make it anew: npx tsx test/lab/record-tour.ts', async () => {
    const { recording, plan } = await open();
    const answersTo = (host: string, step: string, script: Script) =>
      (recording.hosts.find(({ name }) => name === host)?.answers ?? []).filter(
        (answer) => answer.script === scriptName(step, toShell(script)),
      );
    const onDebian = plan.chapters
      .flatMap(({ steps }) => steps)
      .filter(
        ({ leftOut, when }) => leftOut === undefined && (when['family'] ?? ['debian']).includes('debian'),
      );
    expect(onDebian.length).toBeGreaterThan(30);
    const unknown = onDebian.flatMap(({ id, work }) =>
      work.flatMap(({ host, check, run, verify }) => {
        const checked = check === undefined ? [] : answersTo(host, id, check);
        // What was right from the start was never run.
        const wasSo = checked.length > 0 && checked.every(({ exit }) => exit === 0);
        return [check, ...(wasSo ? [] : [run, verify])]
          .filter((script) => script !== undefined && answersTo(host, id, script).length === 0)
          .map((script) => `${id} on ${host}: ${script?.code ?? ''}`);
      }),
    );
    expect(unknown).toEqual([]);
  });

  it('knows how the doctor looks at every host, before anything is done and where etcd is broken', async () => {
    const { recording, cluster } = await open();
    const fault = recording.broken.at(-1) ?? '';
    for (const host of cluster.hosts) {
      const name = scriptName('doctor', collectScript(host, cluster.hosts));
      const answers = recording.hosts.find((each) => each.name === host.name)?.answers ?? [];
      const needs = answers.filter(({ script }) => script === name).map((answer) => answer.needs.join());
      expect(needs, host.name).toEqual(expect.arrayContaining(['', fault]));
    }
  });

  it('holds certificates, but no private key', async () => {
    const text = JSON.stringify(await readRecording(recordingFile));
    expect(text).not.toMatch(/PRIVATE KEY/);
    // The search would find it: this is how the public halves stand there.
    expect(text).toMatch(/BEGIN CERTIFICATE/);
  });
});
