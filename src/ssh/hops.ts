/** Connections to jump hosts, one each, shared by all hosts behind them. */
import type ssh2 from 'ssh2';
import { endpointName, type Endpoint } from './endpoint.js';

export interface Hops {
  get(endpoint: Endpoint): Promise<ssh2.Client>;
  close(): void;
}

export const createHops = (dial: (endpoint: Endpoint) => Promise<ssh2.Client>): Hops => {
  const open = new Map<string, Promise<ssh2.Client>>();
  return {
    get: (endpoint) => {
      const name = chainName(endpoint);
      const existing = open.get(name);
      if (existing !== undefined) return existing;
      const drop = (): void => {
        if (open.get(name) === dialling) open.delete(name);
      };
      const dialling = dial(endpoint).then((client) => {
        client.on('close', drop);
        return client;
      });
      dialling.catch(drop);
      open.set(name, dialling);
      return dialling;
    },
    close: () => {
      for (const dialling of open.values())
        dialling.then(
          (client) => client.end(),
          () => undefined,
        );
      open.clear();
    },
  };
};

const chainName = (endpoint: Endpoint): string =>
  endpoint.via.kind === 'jump'
    ? `${chainName(endpoint.via.hop)} ${endpointName(endpoint)}`
    : endpointName(endpoint);
