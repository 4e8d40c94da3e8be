import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import satisfies from 'semver/functions/satisfies.js';
import * as z from 'zod';
import { readIfThere } from '../../files/read-if-there.js';
import { writeFileWhole } from '../../files/write-file-whole.js';
import { closest } from '../../source/closest.js';
import type { Lab } from '../lab.js';
import { LabError } from '../lab-error.js';
import { waitUntil } from '../wait-until.js';
import {
  forget,
  giveBack,
  tools,
  type Fault,
  type FlawedCertificate,
  type Flaw,
  type Room,
} from './fault.js';
import { faults } from './faults.js';

/** Makes a certificate for a member that is wrong in one thing. */
export type MakeFlawed = (
  host: { readonly name: string; readonly address: string },
  flaw: Flaw,
) => Promise<FlawedCertificate>;

const record = z.strictObject({
  fault: z.string(),
  victim: z.string(),
  /** Milliseconds since 1970. */
  since: z.number().default(0),
  /** The levels of the hints that were asked for. */
  hints: z.array(z.number()).default([]),
  /** Not told which it is: an exercise. */
  secret: z.boolean().default(false),
});

/** What is broken in a lab, and where; `undefined` when nothing was broken on purpose. */
type Broken = Readonly<z.infer<typeof record>>;

const recordFile = ({ paths }: Lab): string => join(paths.folder, 'broken.json');

const brokenIn = async (lab: Lab): Promise<Broken | undefined> => {
  const text = await readIfThere(recordFile(lab));
  return text === undefined ? undefined : record.parse(JSON.parse(text));
};

/** The fault of this name. Throws `LabError` with what there is. */
const faultNamed = (name: string): Fault => {
  const fault = faults.find((each) => each.name === name);
  if (fault) return fault;
  const names = faults.map((each) => each.name);
  const near = closest(name, names);
  const hint = near === undefined ? `The faults are: ${names.join(', ')}` : `Did you mean ${near}?`;
  throw new LabError('usage', [`There is no fault named ${name}. ${hint}`]);
};

/** Faults that this lab can have as it is: those that its etcd minds, those of docker and flannel only where both run. */
export const faultsFor = async (lab: Lab): Promise<readonly Fault[]> => {
  const nodes = lab.spec.hosts.filter(({ roles }) => roles.includes('node'));
  const looks = await Promise.all(
    nodes.map(({ name }) => lab.sh(name, 'systemctl is-active flanneld docker')),
  );
  const overlay = nodes.length > 0 && looks.every(({ exitCode }) => exitCode === 0);
  const release = await etcdOf(lab);
  return faults.filter(
    ({ needs, etcd }) =>
      (overlay || needs === undefined) &&
      (etcd === undefined || release === undefined || satisfies(release, etcd)),
  );
};

const etcdOf = async (lab: Lab): Promise<string | undefined> => {
  const member = lab.spec.hosts.find(({ roles }) => roles.includes('etcd'));
  const said = member && (await lab.sh(member.name, '/opt/etcd/bin/etcd --version'));
  return /etcd Version: (\S+)/.exec(said?.stdout ?? '')?.[1];
};

/** Puts a fault into a lab that works. Throws `LabError`. */
export const breakLab = async (
  lab: Lab,
  broken: Pick<Broken, 'fault' | 'victim' | 'since' | 'secret'>,
  makeFlawed: MakeFlawed,
): Promise<void> => {
  const { victim } = broken;
  const fault = faultNamed(broken.fault);
  if (!(await faultsFor(lab)).includes(fault)) {
    const { name, needs, etcd = '' } = fault;
    throw new LabError('usage', [
      needs === undefined
        ? `${name} is a fault for etcd ${etcd} only; the one in this lab does not mind it.`
        : `${name} needs docker and flannel on the nodes. Carry the whole runbook out first: kubewalk run`,
    ]);
  }
  const before = await brokenIn(lab);
  if (before)
    throw new LabError('usage', [
      `Something is broken in this lab already. Mend it first: kubewalk lab repair --name ${lab.spec.name}`,
    ]);
  const room = roomIn(lab, victim, makeFlawed);
  await healthy(room);
  // Written first: what is interrupted half way can be repaired too.
  await keepRecord(lab, { ...broken, hints: [] });
  await fault.inject(room);
};

const keepRecord = (lab: Lab, broken: Broken): Promise<void> =>
  writeFileWhole(recordFile(lab), `${JSON.stringify(broken)}\n`, 0o600);

/** Gives a hint and remembers that it was asked for. Throws `LabError`. */
export const hintFor = async (lab: Lab, level: number): Promise<string> => {
  const broken = await brokenIn(lab);
  if (!broken) throw new LabError('usage', ['Nothing was broken on purpose in this lab.']);
  const text = faultNamed(broken.fault).hints[level - 1];
  if (text === undefined) throw new LabError('usage', ['Hints are 1, 2 and 3.']);
  await keepRecord(lab, { ...broken, hints: [...new Set([...broken.hints, level])] });
  return text;
};

export interface Repaired {
  readonly broken: Broken;
  /** All was well before anything was taken back: somebody has mended it. */
  readonly mended: boolean;
}

interface RepairOptions {
  /** Whether nothing is wrong any more. Asked only where all members are healthy: many faults leave them so. */
  readonly findsNothing: () => Promise<boolean>;
  /** Take it back though it is an exercise that was not mended yet. */
  readonly giveUp: boolean;
}

/**
 * Takes back what was broken, and waits until all members are healthy. An exercise that was not mended goes on, so that
 * nobody ends it by mistake. Throws `LabError`.
 */
export const repairLab = async (
  lab: Lab,
  makeFlawed: MakeFlawed,
  { findsNothing, giveUp }: RepairOptions,
): Promise<Repaired | 'not-mended' | undefined> => {
  const broken = await brokenIn(lab);
  if (!broken) return undefined;
  const room = roomIn(lab, broken.victim, makeFlawed);
  const fault = faultNamed(broken.fault);
  const members = [room.victim, ...room.others];
  const all = await Promise.all(members.map((host) => isHealthy(room, host)));
  const mended = all.every(Boolean) && (await findsNothing());
  if (broken.secret && !mended && !giveUp) return 'not-mended';
  await fault.repair?.(room);
  const keepsNew = fault.takesData === true && (await isHealthy(room, room.victim));
  await Promise.all(members.map((host) => bare(lab, host, keepsNew ? forget : giveBack)));
  await Promise.all(members.map((host) => bare(lab, host, 'systemctl start --no-block etcd')));
  await healthy(room);
  await rm(recordFile(lab));
  return { broken, mended };
};

const bare = async (lab: Lab, host: string, script: string): Promise<string> => {
  const { exitCode, stdout, stderr } = await lab.sh(host, script);
  if (exitCode === 0) return stdout;
  throw new LabError('failed', [
    `On ${host} a script of the lab ended with ${exitCode}:\n${stderr || stdout}`,
  ]);
};

const roomIn = (lab: Lab, victim: string, makeFlawed: MakeFlawed): Room => {
  const members = lab.spec.hosts.filter(({ roles }) => roles.includes('etcd'));
  lab.requireHost(victim);
  const find = (name: string) => {
    const host = members.find((each) => each.name === name);
    if (!host) throw new LabError('usage', [`${name} is no member of etcd in this lab.`]);
    return host;
  };
  find(victim);
  return {
    victim,
    others: members.map(({ name }) => name).filter((name) => name !== victim),
    addressOf: (name) => find(name).address,
    on: (host, script) => bare(lab, host, `address=${find(host).address}\n${tools}\n${script}`),
    certificate: (flaw) => makeFlawed(find(victim), flaw),
    powerCut: (host) => lab.powerCut(host),
    boot: (host) => lab.boot(host),
  };
};

/** Only a lab that works can be broken, and only one that works again is mended. */
const healthy = ({ victim, others, on }: Room): Promise<void> =>
  waitUntil(
    'healthy members of etcd (kubewalk run --only host-prep,etcd makes them)',
    async () => {
      const looks = await Promise.all([victim, ...others].map((host) => look(on, host)));
      return looks.every(isWell) ? { done: true } : { done: false, seen: looks.join('\n') };
    },
    60_000,
  );

const look = (on: Room['on'], host: string): Promise<string> =>
  on(host, 'systemctl is-active etcd && ctl endpoint health 2>&1').catch(String);

const isWell = (said: string): boolean => said.includes('is healthy');

const isHealthy = async ({ on }: Room, host: string): Promise<boolean> => isWell(await look(on, host));
