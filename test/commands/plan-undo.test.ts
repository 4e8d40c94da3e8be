import { describe, expect, it } from 'vitest';
import { planUndo } from '../../src/commands/plan-undo.js';
import { findStep } from '../../src/engine/work.js';
import { saying } from '../../src/words/saying.js';
import { certain } from '../lab/record/certain.js';
import { mendedCluster } from './support/mended-cluster.js';

const undoOf = async (id: string, at: Awaited<ReturnType<typeof mendedCluster>>) =>
  planUndo(id)(at.runbookFolder, at.clusterFile, 'en');

const hostsOf = async (id: string, at: Awaited<ReturnType<typeof mendedCluster>>) =>
  findStep(certain(await undoOf(id, at)).plan, id)?.work.map(({ host }) => host);

describe('the plan in which a step is undone', () => {
  it('has the step of a fix on those hosts alone where it may have changed something', async () => {
    const at = await mendedCluster();
    await at.mend('peer-down', 'fix-peer-down', {
      master01: 'already',
      node01: 'changed',
      node02: 'failed',
    });
    const { plan } = certain(await undoOf('fix-peer-down', at));
    expect(findStep(plan, 'fix-peer-down')?.work).toMatchObject(
      ['node01', 'node02'].map((host) => ({
        host,
        undo: { code: expect.stringContaining('systemctl stop etcd') as unknown },
      })),
    );
  });

  it('has a step that the fix took from a chapter on just its hosts too', async () => {
    const at = await mendedCluster();
    expect(await hostsOf('swap-off', at)).toEqual(['master01', 'node01', 'node02']);
    await at.mend('swap-back', 'swap-off', { node02: 'changed' });
    expect(await hostsOf('swap-off', at)).toEqual(['node02']);
  });

  it('is none where the fix was carried out on no host: undo would stop what nobody had started', async () => {
    expect(await undoOf('fix-peer-down', await mendedCluster())).toMatchObject({
      ok: false,
      problems: [
        {
          message: saying('refused.notMended', { id: 'fix-peer-down', cluster: 'three' }),
          hint: saying('refused.nothingToUndo'),
        },
      ],
    });
  });

  it('is that of the runbook for a step that nobody knows, so that what is near can be named', async () => {
    const planned = certain(await undoOf('no-such-step', await mendedCluster()));
    expect(planned.plan.chapters.map(({ id }) => id)).toEqual(planned.runbook.chapters.map(({ id }) => id));
  });
});
