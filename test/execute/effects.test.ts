import { describe, expect, it } from 'vitest';
import type { Transfer } from '../../src/execute/execution.js';
import { ConnectError, EffectError } from '../../src/execute/ports.js';
import type { PlannedCertificate } from '../../src/plan/types.js';
import { saying } from '../../src/words/saying.js';
import { outcomeOf, runsOf, set, walk, withWork } from './support.js';

describe('files, certificates and releases', () => {
  const artifact = {
    name: 'store',
    file: 'store.tar.gz',
    url: 'https://x/store.tar.gz',
    path: '/opt/store.tar.gz',
  };
  const certificate: PlannedCertificate = {
    ca: 'ca',
    name: 'server',
    commonName: 'x',
    usages: ['server'],
    dns: [],
    ips: [],
    days: 1,
    to: '/etc/pki',
    owner: 'etcd',
  };
  const all = withWork({ artifacts: [artifact], certificates: [certificate] });

  it('are put in place with their owners and modes, and a key is not kept twice', async () => {
    const { execution, first, fetched } = set([{ blocks: ['file'] }], ['a'], {}, all);
    const transfers: Transfer[] = [];
    execution.listen({ transferred: (transfer) => transfers.push(transfer) });
    await expect(walk(execution)).resolves.toBe('ok');
    expect(
      first.installed.map(({ path, mode, owner, keepOriginal }) => [path, mode, owner, keepOriginal]),
    ).toEqual([
      ['/etc/x', '0644', 'root', undefined],
      ['/etc/pki/ca.pem', '0644', 'etcd', undefined],
      ['/etc/pki/server.pem', '0644', 'etcd', undefined],
      ['/etc/pki/server-key.pem', '0600', 'etcd', false],
      ['/opt/store.tar.gz', '0644', 'root', false],
    ]);
    expect(fetched).toEqual(['store.tar.gz']);
    expect(transfers).toContainEqual({ step: 's1', name: 'store.tar.gz', done: 5, total: 10 });
    expect(transfers).toContainEqual({ step: 's1', host: 'a', name: '/opt/store.tar.gz', done: 1, total: 1 });
  });

  it('are left alone when they are right', async () => {
    const { execution, first } = set([{ blocks: ['file'] }], ['a'], {}, all);
    await walk(execution);
    const before = first.installed.length;
    await walk(execution);
    expect(first.installed).toHaveLength(before);
    expect(outcomeOf(execution)?.status).toBe('already');
  });

  it('are put in place again one by one when something is wrong with them', async () => {
    const { execution, first } = set([{ blocks: ['file'] }], ['a'], {}, all);
    await walk(execution);
    first.files.set('/etc/pki/server-key.pem', { sha256: 'x', mode: '0644', owner: 'etcd' });
    first.installed.length = 0;
    await walk(execution);
    expect(first.installed.map(({ path }) => path)).toEqual(['/etc/pki/server-key.pem']);
  });

  it('are neither downloaded nor issued to find that one is missing', async () => {
    const { execution, first, fetched, issued } = set([{ blocks: ['file'] }], ['a'], {}, all);
    first.spoil = new EffectError('no space', 'make room');
    await walk(execution);
    const { length } = [...fetched, ...issued];
    // One of each: to put them in place. The check before asked for none.
    expect(length).toBe(2);
    expect(outcomeOf(execution)?.reason).toEqual({ kind: 'effect', message: 'no space', hint: 'make room' });
  });
});

describe('what goes wrong', () => {
  it('at the door is a host that refuses', async () => {
    const { execution, first } = set([{}], ['a']);
    first.refuse = new ConnectError('a', 'refused', 'no key fits', 'try another');
    await expect(walk(execution)).resolves.toBe('unreachable');
    expect(outcomeOf(execution)?.reason).toEqual({
      kind: 'unreachable',
      failure: 'refused',
      message: saying('ssh.onHost', { host: 'a', said: 'no key fits' }),
      hint: 'try another',
    });
  });

  it('between two looks at a host is a host that cannot be reached', async () => {
    const { execution, first } = set([{}], ['a']);
    first.inspect = () => Promise.reject(new ConnectError('a', 'unreachable', 'gone', 'wait'));
    await expect(walk(execution)).resolves.toBe('unreachable');
  });

  it('and was not foreseen is told as such, and ends the walk all the same', async () => {
    const { execution, first } = set([{}], ['a']);
    first.inspect = () => Promise.reject(new TypeError('x is undefined'));
    await expect(walk(execution)).resolves.toBe('failed');
    expect(outcomeOf(execution)?.reason).toMatchObject({ kind: 'effect', message: 'x is undefined' });
  });

  it('with a check that did not end by itself is no answer of it', async () => {
    const { execution, first } = set([{}], ['a']);
    first.behave = () => ({ kind: 'stopped', by: 'timeout', signal: 'KILL' });
    await expect(walk(execution)).resolves.toBe('failed');
    expect(outcomeOf(execution)?.reason).toEqual({ kind: 'timeout', phase: 'check', signal: 'KILL' });
    expect(runsOf(first.asked)).toEqual(['check']);
  });
});
