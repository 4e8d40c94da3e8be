/** A recorded host behind an ssh server of its own, on this machine only. */
import { once } from 'node:events';
import ssh2 from 'ssh2';
import { Conversation } from './conversation.js';
import type { ReplayedHost } from './replayed-host.js';

export interface Doors {
  /** The key of the host, private, as PEM. */
  readonly hostKey: string;
  /** The one public key that is let in. */
  readonly visitor: string;
}

export interface ServedHost {
  readonly name: string;
  readonly port: number;
}

export const loopback = '127.0.0.1';

/** Serves until the program ends, and does not keep it from ending. */
export const serveHost = async (host: ReplayedHost, { hostKey, visitor }: Doors): Promise<ServedHost> => {
  const known = ssh2.utils.parseKey(visitor);
  if (known instanceof Error) throw known;
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    connection.on('authentication', (context) => {
      const fits = context.method === 'publickey' && context.key.data.equals(known.getPublicSSH());
      if (!fits) context.reject(['publickey']);
      else if (context.signature === undefined || context.blob === undefined) context.accept();
      else if (known.verify(context.blob, context.signature, context.hashAlgo)) context.accept();
      else context.reject(['publickey']);
    });
    connection.on('ready', () => {
      connection.on('session', (acceptSession) => {
        acceptSession().on('exec', (acceptChannel) => {
          converse(host, acceptChannel());
        });
      });
    });
    connection.on('error', () => {
      connection.end();
    });
  });
  server.listen(0, loopback);
  await once(server, 'listening');
  server.unref();
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the tour has no port');
  return { name: host.recorded.name, port: bound.port };
};

const converse = (host: ReplayedHost, channel: ssh2.ServerChannel): void => {
  const conversation = new Conversation(host, {
    write: (stream, text) => void (stream === 'out' ? channel : channel.stderr).write(text),
    close: () => {
      channel.close();
    },
  });
  channel.on('data', (bytes: Buffer) => {
    conversation.hear(bytes);
  });
  channel.on('close', () => {
    conversation.end();
  });
};
