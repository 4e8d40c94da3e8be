import { execa } from 'execa';
import { expect } from 'vitest';
import * as z from 'zod';
import { labCache } from '../../support/open-test-lab.js';
import { artifact, openPractice, type Practice } from '../../support/practice.js';
import { program } from '../../support/program.js';

const report = z.object({
  findings: z.array(
    z.object({
      id: z.string(),
      rank: z.number(),
      confidence: z.string(),
      hosts: z.array(z.string()),
      evidence: z.array(z.object({ text: z.string() })).min(1),
      fix: z.object({ steps: z.array(z.object({ id: z.string(), risk: z.string() })) }).nullable(),
    }),
  ),
});

export type Found = z.infer<typeof report>['findings'][number];

interface Said {
  readonly exitCode: number;
  /** What was called and everything it printed, for when it is not what was expected. */
  readonly tail: string;
}

/** A cluster of one release of etcd that is broken and mended again and again, and the program that looks after it. */
export interface Patient {
  readonly practice: Practice;
  kubewalk(...args: readonly string[]): Promise<Said & { readonly stdout: string }>;
  /** One look at all hosts. */
  examine(): Promise<Said & { readonly findings: readonly Found[] }>;
  /** Has the program mend `finding`, and confirms what it asks. */
  mend(finding: string): Promise<Said>;
  /** No finding, and every key that was written in the beginning is there. */
  expectWell(): Promise<void>;
}

const keys = Array.from({ length: 20 }, (_, at) => `kept/${at}`).toSorted();

export const openPatient = async (name: string, etcd: string, chapters: string): Promise<Patient> => {
  await artifact(`etcd-v${etcd}`);
  const article = etcd.startsWith('3.3.');
  const practice = await openPractice(name, {
    profile: article ? 'article' : 'current',
    vars: article ? {} : { etcd_version: etcd },
  });
  const { clusterFile, folder } = practice.lab.paths;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: practice.operator.folder,
    KUBEWALK_HOME: folder.replace(/\/lab\/[^/]+$/, ''),
    KUBEWALK_LAB_CACHE: labCache(),
  };
  const kubewalk: Patient['kubewalk'] = async (...args) => {
    const result = await execa(process.execPath, [program(), ...args], {
      env,
      extendEnv: false,
      reject: false,
    });
    const { exitCode, stdout, stderr } = result;
    return { exitCode: exitCode ?? -1, stdout, tail: `kubewalk ${args.join(' ')}\n${stdout}\n${stderr}` };
  };
  const examine: Patient['examine'] = async () => {
    const { exitCode, stdout, tail } = await kubewalk('doctor', '--cluster', clusterFile, '--json');
    expect([0, 4], tail).toContain(exitCode);
    return { exitCode, tail, ...report.parse(JSON.parse(stdout)) };
  };
  const ctl = (args: string): Promise<string> =>
    practice.on(
      'master01',
      `ETCDCTL_API=3 /opt/etcd/bin/etcdctl --cacert=/opt/etcd/ssl/ca.pem --cert=/opt/etcd/ssl/client.pem \\
        --key=/opt/etcd/ssl/client-key.pem --endpoints=https://192.168.204.171:2379 ${args}`,
    );
  try {
    const run = await kubewalk('run', '--cluster', clusterFile, '--only', chapters, '--yes');
    expect(run.exitCode, run.tail).toBe(0);
    for (const key of keys) await ctl(`put ${key} ${key}`);
  } catch (error) {
    await practice.remove();
    throw error;
  }
  return {
    practice,
    kubewalk,
    examine,
    async mend(finding) {
      const fix = ['doctor', '--cluster', clusterFile, '--fix', finding, '--yes'];
      const asked = await kubewalk(...fix);
      // As somebody does who has read what it would do, and types the word that it asks for.
      const word = /add --confirm (\S+)/.exec(asked.tail)?.[1];
      return word === undefined ? asked : await kubewalk(...fix, '--confirm', word);
    },
    async expectWell() {
      const { exitCode, findings, tail } = await examine();
      expect({ exitCode, findings }, tail).toEqual({ exitCode: 0, findings: [] });
      const found = await ctl('get --prefix kept/ --keys-only');
      expect(
        found
          .split('\n')
          .filter((line) => line !== '')
          .toSorted(),
      ).toEqual(keys);
    },
  };
};
