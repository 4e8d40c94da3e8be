import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { consult } from '../../src/commands/consult.js';
import { openFix } from '../../src/commands/open-fix.js';
import { loadRunbook, type LoadedRunbook } from '../../src/commands/load-runbook.js';
import { packageFolder } from '../../src/commands/package-folder.js';
import { breakTour, recordedRunbook } from '../../src/commands/serve-tour.js';
import { wordsIn } from '../../src/words/words.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { noPrompts } from '../integration/ssh/support/remote.js';
import { certain } from '../lab/record/certain.js';

const words = wordsIn('en');

/** The recorded hosts at the moment where one member's certificate lacks its address. */
describe('what the doctor tells the screens', () => {
  let loaded: LoadedRunbook;
  let home: string;
  let clusterFile: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'kubewalk-test-'));
    vi.stubEnv('KUBEWALK_HOME', home);
    vi.stubEnv('KUBEWALK_TOUR_SPEED', '1000');
    loaded = certain(await loadRunbook(join(packageFolder, 'runbooks', recordedRunbook)));
    clusterFile = await breakTour(process.env);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });

  it('is the cause with its host, its grounds, what not to do, and the commands that would mend it', async () => {
    const examination = await consult(loaded, clusterFile, noPrompts, words);
    expect(examination).toMatchObject({
      kind: 'examined',
      cluster: 'tour-broken',
      recording: true,
    });
    if (examination.kind !== 'examined') throw new Error(examination.kind);
    const findings = examination.findings(words);
    expect(findings).toMatchObject([
      { id: 'tls-san', confidence: 'certain', hosts: ['node01'], fix: { kind: 'steps' } },
    ]);
    const [finding] = findings;
    expect(finding?.cause).toMatch(/\S/);
    expect(finding?.evidence).toEqual(expect.arrayContaining([expect.stringContaining('node01: ')]));
    expect(finding?.doNot).toEqual(expect.arrayContaining([expect.stringMatching(/^Do not/)]));
    const steps = finding?.fix.kind === 'steps' ? finding.fix.steps : [];
    expect(steps.map(({ id, hosts }) => ({ id, hosts }))).toEqual([
      { id: 'reissue-certificate', hosts: ['node01'] },
    ]);
    expect(steps[0]?.commands).not.toEqual([]);
    expect(steps[0]?.undo).toMatch(/^No undo: .*kubewalk-orig/);

    const [inChinese] = examination.findings(wordsIn('zh'));
    expect(inChinese?.evidence).toEqual(expect.arrayContaining([expect.stringMatching(/的 SAN 不含/)]));
    expect(inChinese?.fix.kind === 'steps' ? inChinese.fix.steps[0]?.title : '').toMatch(/\p{Script=Han}/u);
    expect(inChinese?.fix.kind === 'steps' ? inChinese.fix.steps[0]?.undo : '').toMatch(/^无法撤销/);
  });

  it('opens the session with the steps of the fix as its last chapter, and begins none', async () => {
    const { opened, steps } = await openFix(loaded, clusterFile, 'tls-san', noPrompts, words);
    if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
    const { execution, recordFolder } = opened;
    try {
      expect(steps).toEqual(['reissue-certificate']);
      expect(execution.plan.chapters.at(-1)).toMatchObject({
        id: 'tls-san',
        steps: [{ id: 'reissue-certificate' }],
      });
      expect(execution.state()).toMatchObject({
        steps: { 'reissue-certificate': { node01: { kind: 'pending' } } },
      });
      expect(recordFolder).toMatch(/runs/);
    } finally {
      await execution.close();
    }
  });

  it('opens nothing for what is not found any more', async () => {
    const fix = await openFix(loaded, clusterFile, 'swap-back', noPrompts, words);
    expect(fix).toEqual({
      opened: { kind: 'refused', message: 'there is no finding "swap-back"', hint: '' },
      steps: [],
    });
  });

  it('is that no host could be asked, with why, and not that all is well', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'nobody.yaml');
    await writeFile(
      file,
      'name: nobody\nssh: { config: none, port: 1 }\nhosts:\n  - { name: node01, address: 127.0.0.1, roles: [node, etcd] }\n',
    );
    const examination = await consult(loaded, file, noPrompts, words);
    expect(examination.kind === 'refused' ? words.say(examination.message) : examination).toMatch(
      /^node01: .*127\.0\.0\.1/,
    );
  });

  it('is what is wrong with the cluster file, where it cannot be read', async () => {
    expect(await consult(loaded, '/nowhere/cluster.yaml', noPrompts, words)).toMatchObject({
      kind: 'problems',
      problems: [{ file: '/nowhere/cluster.yaml' }],
    });
  });
});
