import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { faults } from '../../../src/lab/break/faults.js';
import { labCache } from '../support/open-test-lab.js';
import { artifact, openPractice, type Practice } from '../support/practice.js';
import { program } from '../support/program.js';

const answer = z.object({
  findings: z.array(
    z.object({
      id: z.string(),
      rank: z.number(),
      confidence: z.string(),
      hosts: z.array(z.string()),
      evidence: z.array(z.object({ text: z.string() })).min(1),
    }),
  ),
});

type Score = Readonly<Record<'fault' | 'named' | 'rank' | 'confidence' | 'kept' | 'seconds', string>>;

const victim = 'node01';

/** One of each kind; `npm run test:nightly` breaks the cluster in every way that is known. */
const quick = ['certificate-without-address', 'stopped', 'peer-port-dropped', 'data-wiped', 'swap-line'];
const all = process.env['KUBEWALK_ALL_FAULTS'] === '1';
const chosen = faults.filter(({ name }) => all || quick.includes(name));
const keys = Array.from({ length: 20 }, (_, at) => `kept/${at}`);

/** One cluster, broken and mended again and again: whoever looks at it must name the cause each time. */
describe('the doctor on a real cluster of etcd 3.5.16', () => {
  let practice: Practice;
  const scores: Score[] = [];

  const kubewalk = async (...args: string[]) => {
    const home = practice.lab.paths.folder.replace(/\/lab\/[^/]+$/, '');
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: practice.operator.folder,
      KUBEWALK_HOME: home,
      KUBEWALK_LAB_CACHE: labCache(),
    };
    const result = await execa(process.execPath, [program(), ...args], {
      env,
      extendEnv: false,
      reject: false,
    });
    const { exitCode, stdout, stderr } = result;
    return { exitCode, stdout, tail: `kubewalk ${args.join(' ')}\n${stdout}\n${stderr}` };
  };
  const name = () => ['--name', practice.lab.spec.name];
  const examine = async () => {
    const { exitCode, stdout, tail } = await kubewalk(
      'doctor',
      '--cluster',
      practice.lab.paths.clusterFile,
      '--json',
    );
    expect([0, 4], tail).toContain(exitCode);
    return { exitCode, tail, ...answer.parse(JSON.parse(stdout)) };
  };
  const ctl = (args: string) =>
    practice.on(
      'master01',
      `ETCDCTL_API=3 /opt/etcd/bin/etcdctl --cacert=/opt/etcd/ssl/ca.pem --cert=/opt/etcd/ssl/client.pem \\
        --key=/opt/etcd/ssl/client-key.pem --endpoints=https://192.168.204.171:2379 ${args}`,
    );
  const expectHealthy = async (): Promise<void> => {
    const { exitCode, findings, tail } = await examine();
    expect({ exitCode, findings }, tail).toEqual({ exitCode: 0, findings: [] });
  };
  const expectKept = async (): Promise<void> => {
    const found = await ctl('get --prefix kept/ --keys-only');
    expect(
      found
        .split('\n')
        .filter((line) => line !== '')
        .toSorted(),
    ).toEqual(keys.toSorted());
  };

  beforeAll(async () => {
    await artifact('etcd-v3.5.16');
    practice = await openPractice('doctor');
    const run = await kubewalk(
      'run',
      '--cluster',
      practice.lab.paths.clusterFile,
      '--only',
      'host-prep,etcd',
      '--yes',
    );
    expect(run.exitCode, run.tail).toBe(0);
    for (const key of keys) await ctl(`put ${key} ${key}`);
  });
  afterAll(async () => {
    console.table(scores);
    await practice.remove();
  });

  it('finds nothing on a healthy cluster', expectHealthy);

  it.each(chosen.map((fault) => [fault.name, fault] as const))(
    'names the cause of %s first',
    async (_, fault) => {
      const began = Date.now();
      const broken = await kubewalk('lab', 'break', fault.name, '--host', victim, ...name());
      expect(broken.exitCode, broken.tail).toBe(0);
      let seen = '';
      try {
        // What etcd says of it may take some seconds to be said.
        await vi.waitFor(
          async () => {
            const { exitCode, findings, tail } = await examine();
            seen = tail;
            const [first] = findings;
            expect({ exitCode, id: first?.id }, tail).toEqual({ exitCode: 4, id: fault.trouble });
            expect(first?.hosts, tail).toContain(victim);
            const rank = String(first?.rank);
            scores.push({
              fault: fault.name,
              named: first?.id ?? '',
              rank,
              confidence: first?.confidence ?? '',
              kept: '',
              seconds: '',
            });
          },
          { timeout: 30_000, interval: 500 },
        );
      } finally {
        const repaired = await kubewalk('lab', 'repair', ...name());
        expect(repaired.exitCode, `${repaired.tail}\n${seen}`).toBe(0);
      }
      await expectHealthy();
      await expectKept();
      const score = scores.pop();
      if (score) scores.push({ ...score, kept: 'all', seconds: ((Date.now() - began) / 1000).toFixed(1) });
    },
  );
});
