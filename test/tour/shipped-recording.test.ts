import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/cluster/types.js';
import { collect, examine } from '../../src/commands/examine.js';
import { planCluster } from '../../src/commands/load-plan.js';
import { loadRunbook, type LoadedRunbook } from '../../src/commands/load-runbook.js';
import { packageFolder } from '../../src/commands/package-folder.js';
import { planFix } from '../../src/commands/plan-fix.js';
import { recordedRunbook, recordingFile } from '../../src/commands/serve-tour.js';
import { collectScript } from '../../src/doctor/evidence/collect-script.js';
import { chooseFix } from '../../src/doctor/fix/choose-fix.js';
import { allSteps, findStep } from '../../src/engine/work.js';
import { toShell } from '../../src/plan/script.js';
import type { Plan, PlannedStep, Script } from '../../src/plan/types.js';
import { openTour } from '../../src/tour/open-tour.js';
import { readRecording } from '../../src/tour/read-recording.js';
import type { Recording } from '../../src/tour/recording.js';
import { scriptName } from '../../src/tour/script-name.js';
import { wordsIn } from '../../src/words/words.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { noPrompts } from '../integration/ssh/support/remote.js';
import { certain } from '../lab/record/certain.js';

/** The recorded hosts, served with this done on them, and the runbook planned on them. */
const open = async (
  done: readonly string[] = [],
): Promise<{
  readonly recording: Recording;
  readonly loaded: LoadedRunbook;
  readonly cluster: Cluster;
  readonly plan: Plan;
}> => {
  const recording = await readRecording(recordingFile);
  const folder = await temporaryFolder();
  const clusterFile = join(folder, 'cluster.yaml');
  const tour = { folder, clusterName: 'tour', clusterFile };
  await openTour(tour, recording, done, { speed: 1000, longestMs: 1 });
  const loaded = certain(await loadRunbook(join(packageFolder, 'runbooks', recordedRunbook)));
  const { cluster, plan } = certain(await planCluster(loaded, clusterFile));
  return { recording, loaded, cluster, plan };
};

/** Commands of these steps that the recording would refuse. */
const unknownOf = ({ hosts }: Recording, steps: readonly PlannedStep[]): readonly string[] => {
  const answersTo = (host: string, step: string, script: Script) =>
    (hosts.find(({ name }) => name === host)?.answers ?? []).filter(
      (answer) => answer.script === scriptName(step, toShell(script)),
    );
  return steps.flatMap(({ id, work }) =>
    work.flatMap(({ host, check, run, verify, undo }) => {
      const checked = check === undefined ? [] : answersTo(host, id, check);
      // What was right from the start was never run.
      const wasSo = checked.length > 0 && checked.every(({ exit }) => exit === 0);
      return [check, undo, ...(wasSo ? [] : [run, verify])]
        .filter((script) => script !== undefined && answersTo(host, id, script).length === 0)
        .map((script) => `${id} on ${host}: ${script?.code ?? ''}`);
    }),
  );
};

const anew = 'else make it anew: npx tsx test/lab/record-tour.ts';

describe('the recording that the tour answers from', () => {
  it(`knows every command of the runbook as it is now; ${anew}`, async () => {
    const { recording, plan } = await open();
    const onDebian = allSteps(plan).filter(
      ({ leftOut, when }) => leftOut === undefined && (when['family'] ?? ['debian']).includes('debian'),
    );
    expect(onDebian.length).toBeGreaterThan(30);
    expect(unknownOf(recording, onDebian)).toEqual([]);
  });

  it(`has an etcd that the doctor knows to be broken, and every command that mends it; ${anew}`, async () => {
    const { broken } = await readRecording(recordingFile);
    const { recording, loaded, cluster } = await open(broken);
    const handbook = certain(await loaded.readHandbook());
    const answers = await collect(cluster, noPrompts);
    const { findings, standing } = examine(cluster, handbook, answers, wordsIn('en'));
    expect(findings).toMatchObject([{ confidence: 'certain' }]);
    const [chosen] = findings.map((finding) => chooseFix(handbook, finding, cluster.hosts, standing));
    if (chosen === undefined || chosen.kind === 'by-hand' || chosen.verdict.kind === 'refused')
      throw new Error('no steps mend it');
    const { plan } = certain(
      planFix(loaded, cluster, handbook, chosen.trouble.chapter, chosen.verdict.steps),
    );
    const mending = chosen.verdict.steps.flatMap(({ id }) => findStep(plan, id) ?? []);
    expect(mending).not.toEqual([]);
    expect(unknownOf(recording, mending)).toEqual([]);
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
