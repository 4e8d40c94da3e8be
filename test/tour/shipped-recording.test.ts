import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planCluster } from '../../src/commands/load-plan.js';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { packageFolder } from '../../src/commands/package-folder.js';
import { recordedRunbook, recordingFile } from '../../src/commands/serve-tour.js';
import { toShell } from '../../src/plan/script.js';
import type { Plan } from '../../src/plan/types.js';
import { clusterText } from '../../src/tour/cluster-text.js';
import { readRecording } from '../../src/tour/read-recording.js';
import type { Recording } from '../../src/tour/recording.js';
import { scriptName } from '../../src/tour/script-name.js';
import { temporaryFolder } from '../files/temporary-folder.js';

describe('the recording that the tour answers from', () => {
  let recording: Recording;
  let plan: Plan;

  beforeAll(async () => {
    recording = await readRecording(recordingFile);
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
    plan = planned.value;
  });

  it('knows every command of the runbook as it is now; else make it anew: npx tsx test/lab/record-tour.ts', () => {
    const known = new Map(
      recording.hosts.map(({ name, answers }) => [name, new Set(answers.map(({ script }) => script))]),
    );
    const onDebian = plan.chapters
      .flatMap(({ steps }) => steps)
      .filter(
        ({ leftOut, when }) => leftOut === undefined && (when['family'] ?? ['debian']).includes('debian'),
      );
    expect(onDebian.length).toBeGreaterThan(30);
    const unknown = onDebian.flatMap(({ id, work }) =>
      work.flatMap(({ host, ...scripts }) =>
        (['check', 'run', 'verify'] as const)
          .filter((phase) => {
            const script = scripts[phase];
            return script !== undefined && known.get(host)?.has(scriptName(id, toShell(script))) !== true;
          })
          .map((phase) => `${phase} of ${id} on ${host}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('holds no private key and no word that opens anything', () => {
    const text = JSON.stringify(recording);
    expect(text).not.toMatch(/PRIVATE KEY/);
    expect(text).not.toMatch(/password|passphrase/i);
    // The search finds what is there.
    expect(text).toContain('etcd');
  });
});
