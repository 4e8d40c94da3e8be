/** One sshd and everything needed to get in: the cluster's settings laid over those of ssh. */
export interface Endpoint {
  /** The host of the cluster it is dialled for; questions and errors name it. */
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly identities: readonly Identity[];
  /** Offer no key of the agent but those of `identities`. */
  readonly identitiesOnly: boolean;
  readonly agent?: string;
  readonly knownHosts: readonly string[];
  /** What known_hosts files know it by, before the port is added. */
  readonly knownAs: string;
  readonly via: Via;
  readonly acceptNew: boolean;
  readonly askPassword: boolean;
}

export interface Identity {
  readonly path: string;
  /** Named by the cluster file: its absence is an error. */
  readonly required: boolean;
}

export type Via =
  | { readonly kind: 'direct' }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'jump'; readonly hop: Endpoint };

export const endpointName = ({ user, address, port }: Endpoint): string =>
  port === 22 ? `${user}@${address}` : `${user}@${address}:${String(port)}`;
