import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { createIssuer } from '../../../src/pki/create-issuer.js';
import { temporaryFolder } from '../../files/temporary-folder.js';
import { member } from '../../pki/support.js';

/** A second implementation judges what we made. */
const setUp = async (changes: Parameters<typeof member>[0] = {}) => {
  const folder = await temporaryFolder();
  const issuer = createIssuer({ folder: join(folder, 'pki'), now: () => new Date() });
  const issued = await issuer.issue('node01', member(changes));
  await writeFile(join(folder, 'ca.pem'), issued.ca);
  await writeFile(join(folder, 'leaf.pem'), issued.certificate);
  await writeFile(join(folder, 'leaf-key.pem'), issued.key);
  const openssl = async (...args: string[]) => {
    const { all, exitCode } = await execa('openssl', args, { cwd: folder, all: true, reject: false });
    return { exitCode, output: all };
  };
  const verify = (...args: string[]) =>
    openssl('verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'ca.pem', ...args, 'leaf.pem');
  return { openssl, verify };
};

describe('openssl', () => {
  it.each([
    ['a server at an IPv4 address', ['-purpose', 'sslserver', '-verify_ip', '10.0.0.3']],
    ['a server at an IPv6 address', ['-purpose', 'sslserver', '-verify_ip', 'fd00::3']],
    ['a server on the loopback', ['-purpose', 'sslserver', '-verify_ip', '127.0.0.1']],
    ['a server by name', ['-purpose', 'sslserver', '-verify_hostname', 'node01']],
    ['a client', ['-purpose', 'sslclient']],
  ])('takes a member as %s', async (_, args) => {
    const { verify } = await setUp();
    expect(await verify(...args)).toEqual({ exitCode: 0, output: 'leaf.pem: OK' });
  });

  it('refuses a member at an address that was not asked for', async () => {
    const { verify } = await setUp();
    const { exitCode, output } = await verify('-purpose', 'sslserver', '-verify_ip', '10.0.0.4');
    expect(exitCode).not.toBe(0);
    expect(output).toContain('IP address mismatch');
  });

  it('refuses a client certificate for a server', async () => {
    const { verify } = await setUp({ usages: ['client'], dns: [], ips: [] });
    expect(await verify('-purpose', 'sslclient')).toMatchObject({ exitCode: 0 });
    const { exitCode, output } = await verify('-purpose', 'sslserver');
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/unsuitable certificate purpose|unsupported certificate purpose/);
  });

  it('reads what the certificates must say', async () => {
    const { openssl } = await setUp();
    const text = async (file: string) =>
      (await openssl('x509', '-in', file, '-noout', '-text')).output.replace(/\s+/g, ' ');
    const leaf = await text('leaf.pem');
    expect(leaf).toContain('Signature Algorithm: sha256WithRSAEncryption');
    expect(leaf).toContain('Public-Key: (2048 bit)');
    expect(leaf).toContain('X509v3 Basic Constraints: critical CA:FALSE');
    expect(leaf).toContain('X509v3 Key Usage: critical Digital Signature, Key Encipherment');
    expect(leaf).toContain('TLS Web Server Authentication, TLS Web Client Authentication');
    expect(leaf).toMatch(/Serial Number: ([0-9a-f]{2}:){15}[0-9a-f]{2} /);
    const ca = await text('ca.pem');
    expect(ca).toContain('Signature Algorithm: sha256WithRSAEncryption');
    expect(ca).toContain('X509v3 Basic Constraints: critical CA:TRUE, pathlen:0');
    expect(ca).toContain('X509v3 Key Usage: critical Certificate Sign, CRL Sign');
    const identifier = /X509v3 Subject Key Identifier: ([0-9A-F:]+)/.exec(ca)?.[1] ?? 'none';
    expect(leaf).toMatch(new RegExp(`X509v3 Authority Key Identifier: (keyid:)?${identifier}`));
  });
});
