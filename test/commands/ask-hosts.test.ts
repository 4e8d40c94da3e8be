import { describe, expect, it } from 'vitest';
import { readCluster } from '../../src/cluster/read-cluster.js';
import { askHosts } from '../../src/commands/ask-hosts.js';
import { ConnectError, type HostFacts, type JobEnd, type Remote } from '../../src/execute/ports.js';
import { wordsIn } from '../../src/words/words.js';

const facts = { family: 'debian', os: 'debian', osVersion: '12', arch: 'amd64', bootId: 'b' };
const answer = '@clock\n|1795389032.0\n@unit etcd\n|LoadState=loaded\n@end\n';
const never = new Promise<never>(() => undefined);

/** A host of which only these two things matter: whether it lets us in, and whether it answers. */
const remote = (
  host: string,
  connect: () => Promise<HostFacts>,
  end: Promise<JobEnd> | undefined,
): Remote => ({
  host,
  connect,
  run: (_, listener) => {
    if (end) void listener.output('stdout', answer);
    return { end: end ?? never, stop: () => undefined };
  },
  attach: () => ({ end: never, stop: () => undefined }),
  forget: () => undefined,
  inspect: () => never,
  read: () => never,
  install: () => never,
});

const exited: Promise<JobEnd> = Promise.resolve({ kind: 'exited', code: 0 });
const lets = () => Promise.resolve(facts);
const well = (host: string): Remote => remote(host, lets, exited);
/** Its machine is off, or its sshd stands still. */
const dead = (host: string): Remote => remote(host, () => never, undefined);
/** It lets us in and says no more. */
const stuck = (host: string): Remote => remote(host, lets, undefined);

/** It begins to answer at once, and has to wait for its own etcd before it can go on. */
const slow = (host: string, more: Promise<JobEnd>): Remote => ({
  ...stuck(host),
  run: (_, listener) => {
    void listener.output('stdout', answer);
    return { end: more, stop: () => undefined };
  },
});

const text = `name: three
hosts:
  - {name: a, address: 10.0.0.1, roles: [etcd]}
  - {name: b, address: 10.0.0.2, roles: [etcd]}
  - {name: c, address: 10.0.0.3, roles: [etcd]}
`;
const read = readCluster(
  { text, file: 'c.yaml', resolvePath: (path) => path },
  { roles: ['etcd'], profiles: ['current'], variables: [] },
);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { hosts } = read.value;

/** A test that waits for hosts for ever runs into its own end; one whose patience is an hour proves the grace. */
const hour = 3_600_000;

const ask = (
  remotes: readonly Remote[],
  patienceMs: number,
  graceMs: number,
  asking = () => false,
  quietMs = hour,
  extraMs = hour,
) => askHosts(hosts, remotes, asking, { patienceMs, graceMs, extraMs, quietMs });

describe('asking all hosts at once', () => {
  it('has the answer of each', async () => {
    const { answered, silent } = await ask([well('a'), well('b'), well('c')], hour, hour);
    expect(answered.map(({ host }) => host)).toEqual(['a', 'b', 'c']);
    expect(silent).toEqual([]);
  });

  it.each([
    ['is dead', dead],
    ['lets us in and says no more', stuck],
  ])('leaves a host behind that %s, once the others have answered', async (_, ill) => {
    const { answered, silent } = await ask([well('a'), ill('b'), well('c')], hour, 100);
    expect(answered.map(({ host }) => host)).toEqual(['a', 'c']);
    expect(silent.map(({ host }) => host)).toEqual(['b']);
    expect(wordsIn('en').say(silent[0]?.why ?? '')).toMatch(/^no answer within \d+\.\d seconds$/);
  });

  it('waits for a host that has begun to answer, however quick the others were', async () => {
    let end: (end: JobEnd) => void = () => undefined;
    const slowly = new Promise<JobEnd>((resolve) => (end = resolve));
    const answers = ask([well('a'), slow('b', slowly), dead('c')], hour, 1);
    // The dead one, which has the same grace, is left behind long before.
    const others = ask([well('a'), well('b'), dead('c')], hour, 100);
    expect((await others).silent.map(({ host }) => host)).toEqual(['c']);
    end({ kind: 'exited', code: 0 });
    const { answered, silent } = await answers;
    expect(answered.map(({ host }) => host)).toEqual(['a', 'b']);
    expect(silent.map(({ host }) => host)).toEqual(['c']);
  });

  it('gives a silent host only so much more than the others took, where those were slow', async () => {
    let connect: (facts: HostFacts) => void = () => undefined;
    const late = remote('b', () => new Promise<HostFacts>((resolve) => (connect = resolve)), exited);
    const slowly = new Promise<JobEnd>((resolve) => {
      setTimeout(() => {
        resolve({ kind: 'exited', code: 0 });
        // Within twice the time of the slow ones.
        setTimeout(() => {
          connect(facts);
        }, 200);
      }, 600);
    });
    const answers = ask([slow('a', slowly), late, slow('c', slowly)], hour, 1, () => false, hour, 1);
    expect((await answers).silent.map(({ host }) => host)).toEqual(['b']);
  });

  it('leaves a host behind that stops in the middle of its answer', async () => {
    const remotes = [well('a'), slow('b', never), well('c')];
    const { silent } = await ask(remotes, hour, hour, () => false, 100);
    expect(silent.map(({ host }) => host)).toEqual(['b']);
  });

  it('gives up at last where no host answers', async () => {
    const { answered, silent } = await ask([dead('a'), stuck('b'), dead('c')], 100, hour);
    expect(answered).toEqual([]);
    expect(silent.map(({ host }) => host)).toEqual(['a', 'b', 'c']);
  });

  it('hurries nobody who is being asked something', async () => {
    let open = true;
    const answers = ask([well('a'), dead('b'), well('c')], hour, 100, () => open);
    let ended = false;
    void answers.then(() => (ended = true));
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 60));
    expect(ended).toBe(false);
    open = false;
    expect((await answers).silent.map(({ host }) => host)).toEqual(['b']);
  });

  it('does not take its own being busy for the silence of hosts', async () => {
    let connect: (facts: HostFacts) => void = () => undefined;
    const connecting = new Promise<HostFacts>((resolve) => (connect = resolve));
    const late = remote('b', () => connecting, exited);
    const answers = ask([well('a'), late, well('c')], hour, 400);
    // Once the others have answered, the program hears nothing for longer than the grace.
    await new Promise((resolve) => setTimeout(resolve, 120));
    for (const began = performance.now(); performance.now() - began < 600;);
    setTimeout(() => {
      connect(facts);
    }, 0);
    expect((await answers).silent).toEqual([]);
  });

  it('tells why a host refuses', async () => {
    const refuses = () => Promise.reject(new ConnectError('b', 'refused', 'nobody is let in', ''));
    const { silent } = await ask([well('a'), remote('b', refuses, undefined), well('c')], hour, hour);
    expect(silent).toEqual([{ host: 'b', why: 'nobody is let in' }]);
  });
});
