/** The byte stream below a connection when it is no plain TCP: a command's stdin and stdout, or a jump host. */
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Duplex } from 'node:stream';
import type ssh2 from 'ssh2';
import type { Endpoint } from './endpoint.js';

export interface Tunnel {
  readonly stream: Duplex;
  /** What the command complained about, once it has ended or had a moment to. For error messages. */
  complaint(): Promise<string>;
}

const complaintKept = 1000;
const lastWordsMs = 1_000;

/** Runs a ProxyCommand. Its whole process group is ended with the stream. */
export const tunnelThroughCommand = (command: string, endpoint: Endpoint): Tunnel => {
  const child = spawn('/bin/sh', ['-c', fillIn(command, endpoint)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Of its own, so that Ctrl-C at the terminal does not cut the connection.
    detached: true,
  });
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complained = (complained + chunk.toString()).slice(-complaintKept);
  });
  child.on('error', (error) => {
    complained += error.message;
  });
  const ended = new AbortController();
  child.on('close', () => {
    ended.abort();
  });
  const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
  stream.on('close', () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It ended by itself meanwhile.
    }
  });
  const complaint = async (): Promise<string> => {
    const { signal } = ended;
    await delay(lastWordsMs, undefined, { signal }).catch(() => undefined);
    return complained.trim();
  };
  return { stream, complaint };
};

const fillIn = (command: string, { address, port, user }: Endpoint): string => {
  const values: Readonly<Record<string, string>> = {
    '%': '%',
    h: address,
    n: address,
    p: String(port),
    r: user,
  };
  return command.replace(/%([%hnpr])/g, (_, token: string) => values[token] ?? '');
};

export const tunnelThroughHop = (hop: ssh2.Client, { address, port }: Endpoint): Promise<Tunnel> =>
  new Promise((resolve, reject) => {
    hop.forwardOut('127.0.0.1', 0, address, port, (error, stream) => {
      if (error === undefined) resolve({ stream, complaint: () => Promise.resolve('') });
      else reject(error);
    });
  });
