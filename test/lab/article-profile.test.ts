import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runbookFiles } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { ofTheArticle, outputBlocks, shapeOf } from '../content/recorded-outputs.js';
import { fingerprint } from './support/fingerprint.js';
import {
  expectContainersMeet,
  expectDockerOnFlannel,
  expectHealthyEtcd,
  expectKeysKept,
  expectStrangersRefused,
} from './support/ground-floor.js';
import { expectDone, expectNothingChanged, finishedSteps } from './support/outcomes.js';
import { artifact, openPractice, type Practice } from './support/practice.js';
import type { Ended } from './support/run-kubewalk.js';

describe('the article profile, from bare machines', () => {
  let practice: Practice;
  let run: readonly string[];

  beforeAll(async () => {
    await Promise.all(['etcd-v3.3.25', 'flannel-v0.14.0'].map(artifact));
    practice = await openPractice('e2e-article', { profile: 'article' });
    run = ['run', '--cluster', practice.lab.paths.clusterFile, '--yes', '--json'];
  });
  afterAll(() => practice.remove());

  it('is carried out to the end, over a kill -9 while docker is being installed', async () => {
    const { operator } = practice;
    const first = operator.start(run);
    const installs = ({ type, step, ...line }: { type: string; step?: string | undefined }): boolean =>
      type === 'output' && step === 'docker-debian' && 'phase' in line && line.phase === 'run';
    await first.line(installs);
    first.kill('SIGKILL');
    const killed = await first.ended;
    expect(finishedSteps(killed).filter(({ step }) => step === 'docker-debian')).toEqual([]);

    const elsewhere = join(operator.folder, 'elsewhere');
    await mkdir(elsewhere);
    const resumed = await operator.run(run, { cwd: elsewhere });
    expectDone(resumed);
    await expectOutputsAsShown(resumed);
    // What was done before is looked at and left alone; what was being done is waited for.
    const statusOf = (id: string) =>
      finishedSteps(resumed)
        .filter(({ step }) => step === id)
        .map(({ status }) => status);
    expect(statusOf('etcd-start')).toEqual(['already', 'already', 'already']);
    expect(statusOf('docker-debian')).toEqual(['changed', 'changed']);
    for (const host of ['node01', 'node02']) {
      const installed = 'grep -c "^Commandline: apt-get .* install -y docker.io=" /var/log/apt/history.log';
      expect(await practice.on(host, installed)).toBe('1');
    }
  });

  it('leaves three healthy members of the release asked for, which refuse strangers', async () => {
    await expectHealthyEtcd(practice);
    const versions = await practice.onAll('/opt/etcd/bin/etcd --version | head -n 1');
    expect(new Set(Object.values(versions))).toEqual(new Set(['etcd Version: 3.3.25']));
    await expectStrangersRefused(practice);
  });

  it('has docker on the flannel of that time, and containers that reach each other', async () => {
    await expectDockerOnFlannel(practice, /^172\.17\.\d+\.1\/24$/);
    expect(await practice.on('node01', '/opt/kubernetes/bin/flanneld --version 2>&1')).toBe('v0.14.0');
    await expectContainersMeet(practice);
  });

  it('finds nothing to do a second time, and touches nothing', async () => {
    const before = await fingerprint(practice);
    expectNothingChanged(await practice.operator.run(run));
    expect(await fingerprint(practice)).toEqual(before);
    await expectKeysKept(practice);
  });
});

/** What the runbook shows of the steps that only these releases have is what they printed. */
const expectOutputsAsShown = async ({ lines }: Ended): Promise<void> => {
  const { pages } = await runbookFiles(groundFloor);
  const shown = [...pages.values()].flatMap(outputBlocks).filter(({ step }) => ofTheArticle.includes(step));
  const printed = shown.map(({ step }) => {
    const ofStep = lines.filter(
      (line) => line.type === 'output' && line.step === step && line['phase'] === 'run',
    );
    return { step, shape: unordered(ofStep.map(({ text }) => text).join('\n')) };
  });
  expect(printed).toEqual(shown.map(({ step, text }) => ({ step, shape: unordered(text) })));
};

/** The v2 API lists keys in another order every time. */
const unordered = (output: string): readonly string[] => shapeOf(output).split('\n').toSorted();
