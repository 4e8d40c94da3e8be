/** A TCP proxy in front of an sshd whose cable can be pulled. */
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export class Cuttable {
  readonly port: number;
  readonly #sockets = new Set<Socket>();
  #closed = false;
  /** Bytes passed towards the client since the start. */
  passed = 0;
  /** Cuts by itself after so many more bytes towards the client. */
  cutAfter = Infinity;
  connections = 0;

  private constructor(port: number) {
    this.port = port;
  }

  static async before(target: number): Promise<Cuttable> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port was free');
    const proxy = new Cuttable(address.port);
    server.on('connection', (client) => {
      proxy.#join(client, target);
    });
    onTestFinished(() => {
      proxy.cut();
      server.close();
    });
    return proxy;
  }

  /** Drops every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  /** Drops every connection and accepts no new one until `mend`. */
  sever(): void {
    this.#closed = true;
    this.cut();
  }

  mend(): void {
    this.#closed = false;
  }

  /** As a cable pulled far away: nothing passes, nobody is told. */
  freeze(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  #join(client: Socket, target: number): void {
    if (this.#closed) {
      client.destroy();
      return;
    }
    this.connections += 1;
    const server = createConnection(target, '127.0.0.1');
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk: Buffer) => {
      this.passed += chunk.length;
      this.cutAfter -= chunk.length;
      if (this.cutAfter > 0) client.write(chunk);
      else {
        this.cutAfter = Infinity;
        this.cut();
      }
    });
  }
}
