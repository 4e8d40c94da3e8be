import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host, SshSettings } from '../../../../src/cluster/types.js';
import type {
  JobEnd,
  JobListener,
  Prompts,
  Remote,
  RunningJob,
  Stream,
} from '../../../../src/execute/ports.js';
import { createRemotes, type RemotesContext } from '../../../../src/ssh/create-remotes.js';
import { createSshConfigs, type SshConfigs } from '../../../../src/ssh/ssh-config.js';
import type { Sshd } from './sshd.js';

export const noPrompts: Prompts = {
  acceptHostKey: (question) => Promise.reject(new Error(`asked to accept ${question.fingerprint}`)),
  secret: (question) => Promise.reject(new Error(`asked for ${question.kind}`)),
};

export const hostOf = (sshd: Sshd, ssh: Partial<SshSettings> = {}): Host => ({
  name: 'machine',
  address: '127.0.0.1',
  roles: ['all'],
  ssh: {
    user: 'root',
    port: sshd.port,
    identityFile: sshd.key,
    knownHosts: sshd.knownHosts,
    acceptNew: false,
    ...ssh,
  },
});

/** What ssh says that reads this file of configuration and no other. */
export const configsFrom = ({ folder }: Sshd, file: string): SshConfigs =>
  createSshConfigs({ home: folder, file });

export const contextOf = (sshd: Sshd, context: Partial<RemotesContext> = {}): RemotesContext => ({
  prompts: noPrompts,
  sshConfigs: configsFrom(sshd, sshd.clientConfig),
  knownHosts: join(sshd.folder, 'own/known_hosts'),
  ...context,
});

export type Closable = Remote & { close(): Promise<void> };

/** A remote that is closed when the test ends. */
export const remoteTo = (
  sshd: Sshd,
  ssh: Partial<SshSettings> = {},
  context: Partial<RemotesContext> = {},
): Closable => {
  const connections = createRemotes([hostOf(sshd, ssh)], contextOf(sshd, context));
  const close = (): Promise<void> => connections.close();
  onTestFinished(close);
  const [remote] = connections.remotes;
  if (remote === undefined) throw new Error('no remote was made');
  return {
    host: remote.host,
    connect: () => remote.connect(),
    read: (path) => remote.read(path),
    run: (job, listener) => remote.run(job, listener),
    attach: (id, listener) => remote.attach(id, listener),
    forget: (id) => {
      remote.forget(id);
    },
    inspect: (paths) => remote.inspect(paths),
    install: (file, onProgress) => remote.install(file, onProgress),
    close,
  };
};

/** Keeps what a job said. */
export class Record implements JobListener {
  readonly text: { [stream in Stream]: string } = { stdout: '', stderr: '' };
  readonly links: string[] = [];

  output(stream: Stream, text: string): void {
    this.text[stream] += text;
  }

  link(state: 'lost' | 'back'): void {
    this.links.push(state);
  }
}

let jobs = 0;
export const newId = (): string => `job-${String(process.pid)}-${String((jobs += 1))}`;

export interface Ran {
  readonly end: JobEnd;
  readonly stdout: string;
  readonly stderr: string;
}

export const finished = async (job: RunningJob, record: Record): Promise<Ran> => ({
  end: await job.end,
  ...record.text,
});

/** Runs a script to its end. */
export const run = async (remote: Remote, script: string, timeoutMs = 30_000, id = newId()): Promise<Ran> => {
  const record = new Record();
  const ran = await finished(remote.run({ id, script, timeoutMs }, record), record);
  remote.forget(id);
  return ran;
};
