import type { PlannedCertificate } from '../../src/plan/types.js';

/** An etcd member's certificate as a runbook would ask for it. */
export const member = (changes: Partial<PlannedCertificate> = {}): PlannedCertificate => ({
  ca: 'etcd',
  name: 'member',
  commonName: 'etcd node01',
  usages: ['server', 'client'],
  dns: ['node01', 'localhost'],
  ips: ['10.0.0.3', '127.0.0.1', 'fd00::3'],
  days: 365,
  to: '/etc/etcd/ssl',
  owner: 'root:root',
  ...changes,
});

export const day = 24 * 60 * 60 * 1000;

export const start = new Date('2026-11-22T12:00:00Z');

/** A clock that a test sets. */
export const clockAt = (moment: Date): { now: () => Date; move: (days: number) => void } => {
  let current = moment;
  return {
    now: () => current,
    move: (days) => {
      current = new Date(current.getTime() + days * day);
    },
  };
};
