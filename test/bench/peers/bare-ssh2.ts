/**
 * The least that can be done with ssh2: one `exec` after another on one connection for every host. A program of its
 * own, so that its start counts too. Its argument: JSON of the hosts and how many commands.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import ssh2 from 'ssh2';

interface Wanted {
  readonly commands: number;
  readonly hosts: readonly {
    readonly address: string;
    readonly port: number;
    readonly user: string;
    readonly key: string;
    readonly proxyCommand?: string;
  }[];
}

const { hosts, commands } = JSON.parse(process.argv[1] ?? '') as Wanted;

const connect = (host: Wanted['hosts'][number]): Promise<ssh2.Client> =>
  new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    client.on('ready', () => {
      client.setNoDelay(true);
      resolve(client);
    });
    client.on('error', reject);
    const { address, port, user, key, proxyCommand } = host;
    client.connect({
      host: address,
      port,
      username: user,
      privateKey: readFileSync(key),
      ...(proxyCommand !== undefined && { sock: through(proxyCommand, address, port) }),
    });
  });

const through = (command: string, address: string, port: number): Duplex => {
  const filled = command.replaceAll('%h', address).replaceAll('%p', String(port));
  const child = spawn('sh', ['-c', `exec ${filled}`], { stdio: ['pipe', 'pipe', 'ignore'] });
  return Duplex.from({ readable: child.stdout, writable: child.stdin });
};

const run = (client: ssh2.Client, command: string): Promise<void> =>
  new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) {
        reject(error);
        return;
      }
      channel.on('close', () => {
        resolve();
      });
      channel.resume();
      channel.stderr.resume();
    });
  });

await Promise.all(
  hosts.map(async (host) => {
    const client = await connect(host);
    for (let done = 0; done < commands; done += 1) await run(client, 'true');
    client.end();
  }),
);
