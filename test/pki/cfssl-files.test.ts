import { describe, expect, it } from 'vitest';
import { cfsslFiles } from '../../src/pki/cfssl-files.js';
import { member } from './support.js';

const read = (files: ReadonlyMap<string, string>, path: string): unknown =>
  JSON.parse(files.get(path) ?? `"no ${path}"`);

describe('the files of cfssl', () => {
  it('describe the authority, what certificates are for, and each of them', () => {
    const files = cfsslFiles([
      { host: 'node01', certificate: member() },
      {
        host: 'node02',
        certificate: member({ commonName: 'etcd node02', usages: ['client'], dns: [], ips: [] }),
      },
    ]);
    expect([...files.keys()]).toEqual([
      'etcd/ca-csr.json',
      'etcd/ca-config.json',
      'etcd/node01/member-csr.json',
      'etcd/node02/member-csr.json',
      'etcd/gencert.sh',
    ]);
    expect(read(files, 'etcd/ca-csr.json')).toEqual({
      CN: 'kubewalk etcd CA',
      key: { algo: 'rsa', size: 2048 },
      ca: { expiry: '87600h', pathlen: 0, pathlenzero: true },
    });
    expect(read(files, 'etcd/ca-config.json')).toEqual({
      signing: {
        profiles: {
          'server-client-365d': {
            expiry: '8760h',
            usages: ['signing', 'key encipherment', 'server auth', 'client auth'],
          },
          'client-365d': { expiry: '8760h', usages: ['signing', 'key encipherment', 'client auth'] },
        },
      },
    });
    expect(read(files, 'etcd/node01/member-csr.json')).toEqual({
      CN: 'etcd node01',
      key: { algo: 'rsa', size: 2048 },
      hosts: ['node01', 'localhost', '10.0.0.3', '127.0.0.1', 'fd00::3'],
    });
  });

  it('have one profile for uses in any order, and one more for another lifetime', () => {
    const files = cfsslFiles([
      { host: 'a', certificate: member({ usages: ['client', 'server'] }) },
      { host: 'b', certificate: member() },
      { host: 'c', certificate: member({ days: 30 }) },
    ]);
    expect(read(files, 'etcd/ca-config.json')).toMatchObject({
      signing: { profiles: { 'server-client-365d': {}, 'server-client-30d': { expiry: '720h' } } },
    });
  });

  it('keep each authority in a folder of its own, and make a certificate once that two steps ask for', () => {
    const files = cfsslFiles([
      { host: 'a', certificate: member() },
      { host: 'a', certificate: member() },
      { host: 'a', certificate: member({ ca: 'front' }) },
    ]);
    expect([...files.keys()].filter((path) => path.endsWith('gencert.sh'))).toEqual([
      'etcd/gencert.sh',
      'front/gencert.sh',
    ]);
    expect(files.get('etcd/gencert.sh')?.match(/-bare a\/member/g)).toHaveLength(1);
  });

  it('are not made for a certificate that we would not issue', () => {
    expect(() => cfsslFiles([{ host: 'a', certificate: member({ ips: ['10.0.0.300'] }) }])).toThrow(
      '"10.0.0.300" is not an IP address',
    );
  });
});
