import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { packageFolder } from '../../src/commands/package-folder.js';
import { planUndo } from '../../src/commands/plan-undo.js';
import { recordedRunbook } from '../../src/commands/serve-tour.js';
import type { Outcome } from '../../src/engine/types.js';
import { findStep } from '../../src/engine/work.js';
import { schemaVersion } from '../../src/session/session-file.js';
import { sessionName } from '../../src/session/session-paths.js';
import { createSessionStore } from '../../src/session/session-store.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const cluster = `name: three
hosts:
  - { name: master01, address: 192.168.204.171, roles: [master, etcd] }
  - { name: node01, address: 192.168.204.173, roles: [node, etcd] }
  - { name: node02, address: 192.168.204.175, roles: [node, etcd] }
`;

const ended = (status: Outcome['status']) => ({
  kind: 'finished' as const,
  outcome: { status, at: 1, durationMs: 1, hash: 'h' },
});

describe('the plan in which a step is undone', () => {
  let home: string;
  let clusterFile: string;

  beforeEach(async () => {
    home = await temporaryFolder();
    vi.stubEnv('KUBEWALK_HOME', home);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    clusterFile = join(home, 'cluster.yaml');
    await writeFile(clusterFile, cluster);
  });

  const plan = (step: string) =>
    planUndo(step)(join(packageFolder, 'runbooks', recordedRunbook), clusterFile, 'en');

  it('has the step of a fix on those hosts alone where it may have changed something', async () => {
    createSessionStore(home, sessionName(recordedRunbook, 'three'), {
      schema: schemaVersion,
      runbook: recordedRunbook,
      cluster: 'three',
      clusterFile,
      addresses: ['192.168.204.171'],
      lastUsed: 1,
      run: 'r',
      stepsDone: 0,
      stepsTotal: 1,
      records: {
        'fix-peer-down': { master01: ended('already'), node01: ended('changed'), node02: ended('failed') },
      },
    });
    const planned = await plan('fix-peer-down');
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    const step = findStep(planned.value.plan, 'fix-peer-down');
    expect(step?.work.map(({ host }) => host)).toEqual(['node01', 'node02']);
    expect(step?.work[0]?.undo?.code).toContain('systemctl stop etcd');
  });

  it('is none where the fix was carried out on no host: undo would stop what nobody had started', async () => {
    expect(await plan('fix-peer-down')).toMatchObject({
      ok: false,
      problems: [
        {
          message:
            'step "fix-peer-down" mends a trouble, and the record has no host of three on which it changed anything',
          hint: 'there is nothing to undo',
        },
      ],
    });
  });

  it.each(['swap-off', 'no-such-step'])('is that of the runbook for %s', async (id) => {
    const planned = await plan(id);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    expect(planned.value.plan.chapters.map(({ id: chapter }) => chapter)).toEqual(
      planned.value.runbook.chapters.map(({ id: chapter }) => chapter),
    );
    expect(findStep(planned.value.plan, id) === undefined).toBe(id === 'no-such-step');
  });
});
