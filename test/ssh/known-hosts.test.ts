import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, keyType } from '../../src/ssh/fingerprint.js';
import { judgeHostKey, knownTypes } from '../../src/ssh/judge-host-key.js';
import { knownHostsName, parseKnownHosts, speaksOf } from '../../src/ssh/known-hosts-lines.js';

const keyOf = (type: string, filling: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return Buffer.concat([length, Buffer.from(type), Buffer.from(filling)]);
};
const key = keyOf('ssh-ed25519', 'one');
const other = keyOf('ssh-ed25519', 'two');
const rsa = keyOf('ssh-rsa', 'three');
const line = (hosts: string, of: Buffer): string =>
  `${hosts} ${keyType(of)} ${of.toString('base64')} a comment`;
const judge = (text: string, name: string, of = key): string =>
  judgeHostKey(parseKnownHosts('f', text), name, of).kind;

describe('known_hosts', () => {
  it('is read with the places of its lines, and without those that say nothing', () => {
    const text = [
      '# comment',
      '',
      line('a', key),
      'broken',
      'b ssh-ed25519',
      `@unknown ${line('c', key)}`,
      ` ${line('d', rsa)}`,
    ];
    expect(
      parseKnownHosts('file', text.join('\n')).map(({ line: at, hosts, type }) => [at, hosts, type]),
    ).toEqual([
      [3, 'a', 'ssh-ed25519'],
      [7, 'd', 'ssh-rsa'],
    ]);
  });

  it.each([
    ['host', 'host', 'known'],
    ['HOST.example', 'host.EXAMPLE', 'known'],
    ['other,host', 'host', 'known'],
    ['*.example', 'a.b.example', 'known'],
    ['*.example,!a.example', 'a.example', 'unknown'],
    ['host?', 'host1', 'known'],
    ['host?', 'host', 'unknown'],
    ['host', '[host]:2222', 'unknown'],
    ['[host]:2222', '[host]:2222', 'known'],
    ['[host]:*', '[host]:2222', 'known'],
    ['*a*b*', 'xaxxbx', 'known'],
    ['*a*b', 'xaxbx', 'unknown'],
    ['**', 'host', 'known'],
    [`${'*'.repeat(60)}x`, 'y'.repeat(60), 'unknown'],
    ['10.0.0.1', '10x0.0.1', 'unknown'],
  ])('with the hosts %s and the name %s says: %s', (hosts, name, verdict) => {
    expect(judge(line(hosts, key), name.toLowerCase())).toBe(verdict);
  });

  it('recognises hashed names', () => {
    fc.assert(
      fc.property(fc.domain(), fc.uint8Array({ minLength: 20, maxLength: 20 }), (name, salt) => {
        const hash = createHmac('sha1', salt).update(name).digest('base64');
        const hosts = `|1|${Buffer.from(salt).toString('base64')}|${hash}`;
        expect(judge(line(hosts, key), name)).toBe('known');
        expect(judge(line(hosts, key), `${name}x`)).toBe('unknown');
      }),
    );
  });

  it('tells a changed key from an unknown host', () => {
    expect(judge(line('host', other), 'host')).toBe('changed');
    expect(judge(line('host', rsa), 'host')).toBe('changed');
    expect(judge(`${line('host', other)}\n${line('host', key)}`, 'host')).toBe('known');
    expect(judge(line('another', other), 'host')).toBe('unknown');
  });

  it('lets a revocation win over everything', () => {
    expect(judge(`${line('host', key)}\n@revoked ${line('*', key)}`, 'host')).toBe('revoked');
    expect(judge(`${line('host', key)}\n@revoked ${line('*', other)}`, 'host')).toBe('known');
  });

  it('knows when only a certificate authority speaks for a host', () => {
    expect(judge(`@cert-authority ${line('*.example', rsa)}`, 'a.example')).toBe('only-authority');
    expect(judge(`@cert-authority ${line('*', rsa)}\n${line('host', key)}`, 'host')).toBe('known');
  });

  it('names the types that can be compared', () => {
    const lines = parseKnownHosts(
      'f',
      [line('host', rsa), line('host', key), line('b', key), `@revoked ${line('host', other)}`].join('\n'),
    );
    expect(knownTypes(lines, 'host')).toEqual(['ssh-rsa', 'ssh-ed25519']);
  });

  it('never throws, whatever a file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        for (const one of parseKnownHosts('f', text)) speaksOf(one, name);
      }),
    );
  });

  it('names hosts by their port where it is not 22', () => {
    expect([knownHostsName('Host', 22), knownHostsName('::1', 2222)]).toEqual(['host', '[::1]:2222']);
  });

  it('shows fingerprints as ssh prints them', () => {
    const real = 'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
    expect(fingerprint(Buffer.from(real, 'base64'))).toBe(
      'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU',
    );
  });
});
