import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { booksOf } from '../../../src/commands/in-language.js';
import { loadRunbook } from '../../../src/commands/load-runbook.js';
import { loadCluster } from '../../../src/commands/load-plan.js';
import { packageFolder } from '../../../src/commands/package-folder.js';
import { planFix } from '../../../src/commands/plan-fix.js';
import { recordedRunbook } from '../../../src/commands/serve-tour.js';
import { initialState } from '../../../src/engine/initial-state.js';
import { createExecution } from '../../../src/execute/create-execution.js';
import { temporaryFolder } from '../../files/temporary-folder.js';
import { certain } from '../../lab/record/certain.js';
import { opened } from '../../session/support.js';
import { fakeWorld } from '../../support/fakes.js';

const cluster = `name: three
hosts:
  - { name: master01, address: 192.168.204.171, roles: [master, etcd] }
  - { name: node01, address: 192.168.204.173, roles: [node, etcd] }
  - { name: node02, address: 192.168.204.175, roles: [node, etcd] }
`;

const runbookFolder = join(packageFolder, 'runbooks', recordedRunbook);
const source = certain(await loadRunbook(runbookFolder));
const { loaded, handbook } = certain(await booksOf(source))('en');

/** A home of a test's own with a cluster file, in whose record fixes can be made. */
export const mendedCluster = async () => {
  const home = await temporaryFolder();
  vi.stubEnv('KUBEWALK_HOME', home);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const clusterFile = join(home, 'cluster.yaml');
  await writeFile(clusterFile, cluster);

  /** Has the record tell that this step mended the trouble; on some hosts it was so already, on others it failed. */
  const mend = async (
    trouble: string,
    step: string,
    how: Readonly<Record<string, 'changed' | 'already' | 'failed'>>,
  ): Promise<void> => {
    const page = handbook.troubles.find(({ id }) => id === trouble)?.chapter;
    const risk = handbook.steps.get(step)?.risk;
    if (page === undefined || risk === undefined) throw new Error(`no ${step} in ${trouble}`);
    const hosts = Object.keys(how);
    const read = certain(await loadCluster(loaded.runbook, clusterFile));
    const { plan } = certain(planFix(loaded, read, handbook, page, [{ id: step, risk, hosts }]));
    const { world, remotes } = fakeWorld(plan.hosts.map(({ name }) => name));
    for (const remote of remotes) {
      remote.behave = ({ id }) => {
        const bad = id.includes('.check.') ? how[remote.host] !== 'already' : how[remote.host] === 'failed';
        return { kind: 'exited', code: bad ? 1 : 0 };
      };
    }
    const { recorder } = opened(home, plan);
    const execution = createExecution(plan, initialState(plan, {}), { ...world, recorder });
    execution.send({ type: 'walk-requested', kind: 'do', steps: [step] });
    await execution.idle();
    await execution.close();
  };

  return { runbookFolder, source, clusterFile, mend };
};
