import type { HostEvidence } from '../evidence/types.js';
import { saying } from '../../words/saying.js';
import { members, onEach, type Fact, type FactFinder } from './fact.js';

const isMember = ({ roles }: HostEvidence): boolean => roles.includes('etcd');

/** Exit statuses of systemd itself, from before the program ran: 200 (CHDIR) to 243. */
const beforeTheProgram = (status: string): boolean => Number(status) >= 200 && Number(status) <= 243;

const cannotRun = onEach('process.cannot-run', ({ units: { etcd }, program }) =>
  etcd && etcd.active !== 'active' && etcd.result !== 'success' && beforeTheProgram(etcd.exitStatus)
    ? [saying('seen.cannotRun', { status: etcd.exitStatus, program })]
    : [],
);

const noUnit = onEach('process.no-unit', (host) =>
  isMember(host) && !host.units.etcd ? [saying('seen.noUnit')] : [],
);

/** Stopped by somebody, killed, or never started; not ended by an error of its own. */
export const wasStopped = ({ units: { etcd } }: HostEvidence): boolean =>
  etcd !== undefined &&
  ((etcd.active === 'inactive' && etcd.result === 'success') ||
    (etcd.active === 'failed' && etcd.result === 'signal'));

const stopped = onEach('process.stopped', (host) =>
  isMember(host) && wasStopped(host)
    ? [saying('seen.unitIs', { state: host.units.etcd?.active ?? '', detail: host.units.etcd?.result ?? '' })]
    : [],
);

const crashes = onEach('unit.crashes', ({ units: { etcd } }) =>
  etcd && (etcd.sub === 'auto-restart' || (etcd.active === 'failed' && etcd.result === 'exit-code'))
    ? [saying('seen.crashes', { status: etcd.exitStatus, result: etcd.result, count: etcd.restarts })]
    : [],
);

const notActive = onEach('unit.not-active', (host) => {
  const { etcd } = host.units;
  return isMember(host) && etcd && etcd.active !== 'active'
    ? [saying('seen.unitIs', { state: etcd.active, detail: etcd.sub })]
    : [];
});

const alive = ({ units: { etcd } }: HostEvidence): boolean =>
  etcd !== undefined && ['start', 'running', 'start-post'].includes(etcd.sub);

/** How many members must run for a majority. */
const majority = (hosts: readonly HostEvidence[]): number => Math.floor(members(hosts).length / 2) + 1;

const quorumLost: FactFinder = (hosts) => {
  const all = members(hosts);
  const running = all.filter(alive);
  if (all.length === 0 || running.length >= majority(hosts)) return [];
  const seen = saying('seen.quorum', { running: running.length, all: all.length, needed: majority(hosts) });
  return all.filter((host) => !alive(host)).map(({ host }): Fact => ({ name: 'quorum.lost', host, seen }));
};

/** Started, alone or killed by systemd for being slow, while others were never started. */
const waits: FactFinder = (hosts) => {
  const all = members(hosts);
  const others = all.filter(wasStopped);
  if (others.length === 0 || all.filter(alive).length >= majority(hosts)) return [];
  return all.flatMap(({ host, units: { etcd } }): readonly Fact[] => {
    const timedOut = etcd?.result === 'timeout';
    if (etcd?.sub !== 'start' && !timedOut) return [];
    const seen = saying(timedOut ? 'seen.startTimedOut' : 'seen.starting', {
      hosts: others.map((other) => other.host).join(', '),
    });
    return [{ name: 'unit.waits', host, seen }];
  });
};

const noLeader = onEach('member.no-leader', (host) => {
  if (!isMember(host) || host.units.etcd?.active !== 'active') return [];
  if (host.status === undefined) return [saying('seen.noStatus')];
  return host.status.leader === '0' ? [saying('seen.noLeader')] : [];
});

export const processFacts: readonly FactFinder[] = [
  cannotRun,
  noUnit,
  stopped,
  crashes,
  notActive,
  quorumLost,
  waits,
  noLeader,
];
