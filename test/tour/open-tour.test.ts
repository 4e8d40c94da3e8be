import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readCluster } from '../../src/cluster/read-cluster.js';
import type { Remote } from '../../src/execute/ports.js';
import { createRemotes } from '../../src/ssh/create-remotes.js';
import { keepState, newState, recallState } from '../../src/tour/keep-state.js';
import { openTour } from '../../src/tour/open-tour.js';
import { createSshConfigs } from '../../src/ssh/ssh-config.js';
import { usualPace } from '../../src/tour/pace.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { answer, miniRecording } from './mini-recording.js';

/** The first host of a cluster file, over the adapter that real hosts are reached with. */
const remoteOf = async (clusterFile: string, sshConfig?: string): Promise<Remote> => {
  const cluster = readCluster(
    { text: await readFile(clusterFile, 'utf8'), file: clusterFile, resolvePath: (path) => path },
    { roles: ['node'], profiles: ['current'], variables: [] },
  );
  if (!cluster.ok) throw new Error(JSON.stringify(cluster.problems));
  expect(cluster.value.recording).toBe(true);
  const home = dirname(clusterFile);
  const connections = createRemotes(cluster.value.hosts, {
    prompts: { acceptHostKey: () => Promise.resolve(false), secret: () => Promise.resolve(undefined) },
    sshConfigs: createSshConfigs({ home, ...(sshConfig !== undefined && { file: sshConfig }) }),
    knownHosts: join(home, 'own_known_hosts'),
  });
  onTestFinished(() => connections.close());
  const [remote] = connections.remotes;
  if (remote === undefined) throw new Error('no remote');
  return remote;
};

it('serves recorded hosts to the very adapter that speaks to real ones', async () => {
  const folder = await temporaryFolder();
  const clusterFile = join(folder, 'tour.yaml');
  const recording = miniRecording([
    answer('swap', 'do it', {
      exit: 3,
      ms: 30,
      chunks: [
        [5, 'out', 'a\nb'],
        [20, 'err', '错\n'],
      ],
    }),
  ]);
  await openTour({ folder, clusterName: 'tour', clusterFile }, recording, [], {
    speed: 1,
    longestMs: 50,
  });
  const remote = await remoteOf(clusterFile);
  expect(await remote.connect()).toMatchObject({ family: 'debian', osVersion: '12', arch: 'amd64' });

  const said: string[] = [];
  const job = remote.run(
    { id: 'w.run.swap.node01', script: 'do it', timeoutMs: 5_000 },
    { output: (stream, text) => void said.push(`${stream} ${text}`) },
  );
  expect(await job.end).toEqual({ kind: 'exited', code: 3 });
  expect(said).toEqual(['stdout a\nb', 'stderr 错\n']);

  const content = Buffer.from("it's a file\n");
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = { path: '/etc/x', content, sha256, mode: '0644', owner: 'root' };
  await remote.install(file);
  expect(await remote.inspect(['/etc/x', '/etc/y'])).toEqual([
    { sha256, mode: '0644', owner: 'root' },
    undefined,
  ]);
  const gone = remote.attach('never.run.swap.node01', { output: () => undefined });
  expect((await gone.end).kind).toBe('unknown');
});

it.each([
  'Host *\n  ProxyJump bastion.invalid\n',
  'Host *\n  ProxyCommand false\n',
  'Host *\n  HostName 192.0.2.1\n  HostKeyAlias elsewhere\n  User nobody\n  Port 1\n',
  'Host *\n  IdentityAgent /nowhere/agent\n  IdentityFile /nowhere/key\n',
  'Host *\n  Port none-of-this-can-be-read\n',
])('reaches its hosts whatever ssh is told about all others: %j', async (text) => {
  const folder = await temporaryFolder();
  const clusterFile = join(folder, 'tour.yaml');
  await openTour({ folder, clusterName: 'tour', clusterFile }, miniRecording([]), [], usualPace);
  const config = join(folder, 'ssh_config');
  await writeFile(config, text);
  expect(await (await remoteOf(clusterFile, config)).connect()).toMatchObject({ family: 'debian' });
});

it('begins where it is told to, goes on where it was left, and starts over when asked', async () => {
  const folder = await temporaryFolder();
  const tour = { folder, clusterName: 'tour', clusterFile: join(folder, 'tour.yaml') };
  const open = () => openTour(tour, miniRecording([]), ['swap@node01', 'fault@node01'], usualPace);
  const done = async () => (await recallState(join(folder, 'hosts.json')))?.done;
  const first = await open();
  first.startOver();
  expect(await done()).toEqual(['swap@node01', 'fault@node01']);
  keepState(join(folder, 'hosts.json'), newState(['mended@node01']));
  const second = await open();
  expect(await done()).toEqual(['mended@node01']);
  second.startOver();
  expect(await done()).toEqual(['swap@node01', 'fault@node01']);
});
