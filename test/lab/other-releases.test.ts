import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabSpec } from '../../src/lab/spec.js';
import { expectContainersMeet, expectDockerOnFlannel, expectHealthyEtcd } from './support/ground-floor.js';
import { expectDone, expectNothingChanged } from './support/outcomes.js';
import { artifact, openPractice, type Practice } from './support/practice.js';

interface Combination {
  readonly lab: string;
  readonly suite: LabSpec['suite'];
  readonly etcd: string;
  /** Release of docker that has to come out; the source it comes from is among `vars`. */
  readonly docker: string;
  readonly vars: Readonly<Record<string, string>>;
}

/** What the runbook's front page says has been run, besides the two profiles as they are. */
const combinations: readonly Combination[] = [
  { lab: 'e2e-trixie', suite: 'trixie', etcd: '3.6.14', docker: '26.1', vars: {} },
  {
    lab: 'e2e-static',
    suite: 'bookworm',
    etcd: '3.5.33',
    docker: '20.10.24',
    vars: { docker_source: 'static', docker_version: '20.10.24' },
  },
  { lab: 'e2e-trixie-old', suite: 'trixie', etcd: '3.4.23', docker: '26.1', vars: {} },
];

describe.each(combinations)(
  'etcd $etcd and docker $docker on Debian $suite, from bare machines',
  ({ lab, suite, etcd, docker, vars }) => {
    let practice: Practice;
    let run: readonly string[];

    beforeAll(async () => {
      await Promise.all([`etcd-v${etcd}`, 'flannel-v0.28.10'].map(artifact));
      practice = await openPractice(lab, { suite, vars: { ...vars, etcd_version: etcd } });
      run = ['run', '--cluster', practice.lab.paths.clusterFile, '--yes', '--json'];
    });
    afterAll(() => practice.remove());

    it('is carried out to containers that reach each other', async () => {
      expectDone(await practice.operator.run(run));
      await expectHealthyEtcd(practice);
      const members = await practice.onAll('/opt/etcd/bin/etcd --version | head -n 1');
      expect(new Set(Object.values(members))).toEqual(new Set([`etcd Version: ${etcd}`]));
      expect(await practice.on('node01', 'dockerd --version')).toContain(`Docker version ${docker}`);
      await expectDockerOnFlannel(practice, /^10\.244\.\d+\.1\/24$/);
      await expectContainersMeet(practice);
    });

    it('finds nothing to do a second time', async () => {
      expectNothingChanged(await practice.operator.run(run));
    });
  },
);
