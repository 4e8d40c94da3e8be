import type { LabHost } from './spec.js';

/** The one bridge of a lab, inside the lab's own network namespace: its name clashes with nobody's. */
export const bridgeName = 'br0';

export interface NetworkPlan {
  /** The bridge's own address, which the machines use as their gateway. It leads nowhere. */
  readonly gateway: string;
  readonly prefixLength: number;
}

/** The hosts share a /24; the gateway is its first address, or its last where a host has the first. */
export const networkPlan = (hosts: readonly LabHost[]): NetworkPlan => {
  const network = (hosts[0]?.address ?? '').split('.').slice(0, 3).join('.');
  const first = `${network}.1`;
  const taken = hosts.some(({ address }) => address === first);
  return { gateway: taken ? `${network}.254` : first, prefixLength: 24 };
};
