/**
 * A real sshd on 127.0.0.1 with keys of its own. It runs in a mount namespace where /var/lib is a memory disk, so
 * that what jobs leave there never touches this machine and a full disk is easy to have.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { waitFor } from './wait-for.js';

export interface SshdOptions {
  /** Lines of sshd_config besides those that are always there. */
  readonly config?: readonly string[];
  /** Size of the memory disk, as mount takes it. */
  readonly disk?: string;
  readonly hostKeyTypes?: readonly string[];
  readonly port?: number;
  /** A file of public keys that are let in, besides the one it makes. */
  readonly authorized?: string;
  /** What `sh` is on the host, instead of this machine's own. */
  readonly shell?: string;
  /** A user without rights that exists only for this sshd. */
  readonly user?: { readonly name: string; readonly password: string };
}

export class Sshd {
  readonly folder: string;
  readonly port: number;
  readonly #options: SshdOptions;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number, options: SshdOptions) {
    this.folder = folder;
    this.port = port;
    this.#options = options;
  }

  static async start(options: SshdOptions = {}): Promise<Sshd> {
    const folder = await mkdtemp(join(tmpdir(), 'kubewalk-sshd-'));
    const sshd = new Sshd(folder, options.port ?? (await freePort()), options);
    try {
      await sshd.#prepare();
      await sshd.up();
      return sshd;
    } catch (error) {
      await sshd.end();
      throw error;
    }
  }

  /** A private key that sshd lets in as root. */
  get key(): string {
    return join(this.folder, 'user');
  }

  /** A known_hosts file that knows this sshd. */
  get knownHosts(): string {
    return join(this.folder, 'known_hosts');
  }

  /** An ssh configuration that knows nothing of this machine's own keys. */
  get clientConfig(): string {
    return join(this.folder, 'ssh_config');
  }

  hostKey(type = 'ed25519'): string {
    return join(this.folder, `host_${type}`);
  }

  async hostKeyLine(type = 'ed25519'): Promise<string> {
    const [name = '', key = ''] = (await readFile(`${this.hostKey(type)}.pub`, 'utf8')).split(' ');
    return `[127.0.0.1]:${String(this.port)} ${name} ${key}\n`;
  }

  /** Starts the daemon (again). Its sessions of before live on, as after a restart of the service. */
  async up(): Promise<void> {
    const { shell, disk: size = '64m' } = this.#options;
    const script = [
      'mount -t tmpfs tmpfs /run && mkdir /run/sshd',
      `mount -t tmpfs -o size=${size},mode=755 tmpfs /var/lib`,
      ...(await this.#userLines()),
      ...(shell === undefined ? [] : [`mount --bind ${shell} "$(readlink -f /bin/sh)"`]),
      'exec /usr/sbin/sshd -D -e -f "$0"',
    ].join(' && ');
    const child = spawn('unshare', ['--mount', 'sh', '-c', script, join(this.folder, 'sshd_config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitFor(
      async () => {
        if (child.exitCode !== null) throw new Error(`sshd ended: ${said}`);
        return answers(this.port);
      },
      () => `sshd on port ${String(this.port)}: ${said}`,
    );
  }

  /** Stops the daemon that listens; its sessions go on. */
  async down(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  /** A command in the mount namespace of the sessions, for a look at what is on the disk. */
  async inside(command: string): Promise<string> {
    const pid = this.#process?.pid;
    const { stdout } = await execa('nsenter', ['--mount', '-t', String(pid), 'sh', '-c', command], {
      reject: false,
      all: true,
    });
    return stdout;
  }

  async end(): Promise<void> {
    await this.down();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The user is written into a copy of /etc that only this sshd sees. */
  async #userLines(): Promise<readonly string[]> {
    const { user } = this.#options;
    if (user === undefined) return [];
    const { stdout: hash } = await execa('openssl', ['passwd', '-6', user.password]);
    const home = `/var/lib/${user.name}`;
    const etc = join(this.folder, 'etc');
    return [
      `rm -rf '${etc}' && cp -a /etc '${etc}' && mount --bind '${etc}' /etc`,
      `echo '${user.name}:x:4711:4711::${home}:/bin/sh' >>/etc/passwd`,
      `echo '${user.name}:${hash}:19000:0:99999:7:::' >>/etc/shadow`,
      `echo '${user.name}:x:4711:' >>/etc/group`,
      `mkdir ${home} && chown 4711:4711 ${home}`,
    ];
  }

  async #prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const type of this.#options.hostKeyTypes ?? ['ed25519'])
      await execa('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', this.hostKey(type)]);
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', this.key]);
    await writeFile(
      this.clientConfig,
      'IdentityFile none\nUserKnownHostsFile none\nGlobalKnownHostsFile none\n',
    );
    // The user without rights looks for keys here too.
    await chmod(this.folder, 0o755);
    const config = [
      // The first mention of a setting is the one that counts.
      ...(this.#options.config ?? []),
      'ListenAddress 127.0.0.1',
      `Port ${String(this.port)}`,
      ...(this.#options.hostKeyTypes ?? ['ed25519']).map((type) => `HostKey ${this.hostKey(type)}`),
      `AuthorizedKeysFile ${this.key}.pub ${this.#options.authorized ?? ''}`,
      'PermitRootLogin yes',
      'StrictModes no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'UsePAM no',
      'PidFile none',
      // A shell that a test opens is forgotten.
      'SetEnv HISTFILE=/dev/null',
    ];
    await writeFile(join(this.folder, 'sshd_config'), `${config.join('\n')}\n`);
    const lines = await Promise.all(
      (this.#options.hostKeyTypes ?? ['ed25519']).map((type) => this.hostKeyLine(type)),
    );
    await writeFile(this.knownHosts, lines.join(''));
  }
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was free');
  return address.port;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
