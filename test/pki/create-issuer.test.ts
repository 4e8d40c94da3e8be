import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EffectError } from '../../src/execute/ports.js';
import { createIssuer } from '../../src/pki/create-issuer.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { clockAt, member, start } from './support.js';

// A key takes as long as the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const setUp = async () => {
  const folder = await temporaryFolder();
  const clock = clockAt(start);
  // A new issuer each time: what counts is what lies on the disk.
  const issue = (host: string, certificate = member()) =>
    createIssuer({ folder, now: clock.now }).issue(host, certificate);
  return { folder, clock, issue, ca: join(folder, 'etcd'), leaf: join(folder, 'etcd', 'node01') };
};

const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256;

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('a new certificate', () => {
  it('carries what was asked for and is signed by the authority', async () => {
    const { issue } = await setUp();
    const { ca, certificate, key, issuedBecause } = await issue('node01');
    const authority = new X509Certificate(ca);
    const leaf = new X509Certificate(certificate);
    expect(issuedBecause).toBe('there was none yet');
    expect(leaf.subject).toBe('CN=etcd node01');
    expect(leaf.checkIssued(authority) && leaf.verify(authority.publicKey)).toBe(true);
    expect(leaf.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(leaf.checkIP('10.0.0.3')).toBe('10.0.0.3');
    expect(leaf.checkIP('fd00::3')).toBe('fd00::3');
    expect(leaf.checkHost('node01')).toBe('node01');
    expect(leaf.checkIP('10.0.0.4')).toBeUndefined();
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(new Date(leaf.validFrom)).toEqual(new Date('2026-11-22T11:50:00Z'));
    expect(new Date(leaf.validTo)).toEqual(new Date('2027-11-22T12:00:00Z'));
  });

  it('keeps keys from everybody else', async () => {
    const { issue, folder, ca, leaf } = await setUp();
    await issue('node01');
    expect(await modeOf(folder)).toBe('700');
    expect(await modeOf(ca)).toBe('700');
    expect(await modeOf(leaf)).toBe('700');
    expect(await modeOf(join(ca, 'ca-key.pem'))).toBe('600');
    expect(await modeOf(join(leaf, 'member-key.pem'))).toBe('600');
    expect((await readdir(ca)).sort()).toEqual(['ca-key.pem', 'ca.pem', 'node01']);
    expect((await readdir(leaf)).sort()).toEqual(['member-key.pem', 'member.pem']);
  });

  it('takes a common name in any language', async () => {
    const { issue } = await setUp();
    const commonName = '成员 node01, "quoted" = +';
    const { certificate } = await issue('node01', member({ commonName }));
    expect(new X509Certificate(certificate).toLegacyObject().subject.CN).toBe(commonName);
    expect((await issue('node01', member({ commonName }))).issuedBecause).toBeUndefined();
  });

  it('may do without names where it only identifies a client', async () => {
    const { issue } = await setUp();
    const client = member({ name: 'client', usages: ['client'], dns: [], ips: [] });
    const { certificate } = await issue('node01', client);
    expect(new X509Certificate(certificate).subjectAltName).toBeUndefined();
    expect((await issue('node01', client)).issuedBecause).toBeUndefined();
  });

  it('comes from one authority when many hosts ask at once', async () => {
    const folder = await temporaryFolder();
    const issuer = createIssuer({ folder, now: () => start });
    const issued = await Promise.all(
      ['node01', 'node02', 'node03'].map((host) => issuer.issue(host, member())),
    );
    expect(new Set(issued.map(({ ca }) => ca)).size).toBe(1);
    expect(new Set(issued.map(({ key }) => key)).size).toBe(3);
  });

  it('is made once when the same one is asked for twice at once', async () => {
    const folder = await temporaryFolder();
    const issuer = createIssuer({ folder, now: () => start });
    const [first, second] = await Promise.all([1, 2].map(() => issuer.issue('node01', member())));
    expect(second?.certificate).toBe(first?.certificate);
    expect(second?.issuedBecause).toBeUndefined();
  });

  it('takes the authority another run of the program made at the same moment', async () => {
    const { issue } = await setUp();
    const [first, second] = await Promise.all([issue('node01'), issue('node02')]);
    expect(second.ca).toBe(first.ca);
  });
});

describe('a certificate that is still right', () => {
  it('is given again, byte for byte', async () => {
    const { issue, clock } = await setUp();
    const first = await issue('node01');
    clock.move(100);
    const again = await issue(
      'node01',
      member({ ips: ['FD00:0::3', '127.0.0.1', '10.0.0.3', '10.0.0.3'], days: 30 }),
    );
    expect(again).toEqual({ ca: first.ca, certificate: first.certificate, key: first.key });
  });
});

describe('a certificate that is no longer right', () => {
  it.each([
    [
      'an address is new',
      { ips: ['10.0.0.3', '127.0.0.1', 'fd00::3', '10.0.0.4'] },
      'the address 10.0.0.4 is not in it',
    ],
    ['an address went', { ips: ['127.0.0.1', 'fd00::3'] }, 'the address 10.0.0.3 is in it but not asked for'],
    ['a name is new', { dns: ['node01', 'localhost', 'etcd.example'] }, 'the name etcd.example is not in it'],
    ['it may do too much', { usages: ['server'] }, 'it is for use as a client, which is not asked for'],
    [
      'the subject changed',
      { commonName: 'etcd' },
      'it is made out to "CN=etcd node01" instead of "CN=etcd"',
    ],
  ] as const)('is made anew when %s', async (_, changes, because) => {
    const { issue } = await setUp();
    const first = await issue('node01');
    const next = await issue('node01', member(changes));
    expect(next.issuedBecause).toBe(because);
    expect(next.ca).toBe(first.ca);
    expect(fingerprint(next.certificate)).not.toBe(fingerprint(first.certificate));
    expect((await issue('node01', member(changes))).issuedBecause).toBeUndefined();
  });

  it('leaves those of other hosts alone', async () => {
    const { issue } = await setUp();
    await issue('node01');
    const other = await issue('node02');
    await issue('node01', member({ ips: ['10.0.0.9'] }));
    expect(await issue('node02')).toEqual({ ca: other.ca, certificate: other.certificate, key: other.key });
  });

  it('is made anew in the last fifth of its life, and not before', async () => {
    const { issue, clock } = await setUp();
    await issue('node01');
    clock.move(291);
    expect((await issue('node01')).issuedBecause).toBeUndefined();
    clock.move(2);
    expect((await issue('node01')).issuedBecause).toBe(
      'it ends on 2027-11-22, and less than a fifth of its time is left',
    );
    clock.move(400);
    expect((await issue('node01')).issuedBecause).toBe('it ended on 2028-09-10');
  });

  it.each([
    ['its key is lost', 'member-key.pem', undefined, 'its key is missing'],
    ['its file is lost', 'member.pem', undefined, 'its certificate is missing'],
    [
      'its file is cut short',
      'member.pem',
      '-----BEGIN CERTIFICATE-----\nMIIB',
      'its file cannot be read as a certificate',
    ],
    ['its key is empty', 'member-key.pem', '', 'its key file cannot be read'],
  ])('is made anew when %s', async (_, file, content, because) => {
    const { issue, leaf } = await setUp();
    await issue('node01');
    await (content === undefined ? rm(join(leaf, file)) : writeFile(join(leaf, file), content));
    const next = await issue('node01');
    expect(next.issuedBecause).toBe(because);
    const certificate = new X509Certificate(next.certificate);
    expect(certificate.checkPrivateKey(createPrivateKey(next.key))).toBe(true);
  });

  it('is made anew when its key belongs to another', async () => {
    const { issue, ca, leaf } = await setUp();
    await issue('node01');
    await issue('node02');
    await copyFile(join(ca, 'node02', 'member-key.pem'), join(leaf, 'member-key.pem'));
    expect((await issue('node01')).issuedBecause).toBe('its key does not belong to it');
  });

  it('is made anew when another authority of the same name signed it', async () => {
    const [here, elsewhere] = [await setUp(), await setUp()];
    await here.issue('node01');
    await elsewhere.issue('node01');
    await rm(here.leaf, { recursive: true });
    await rename(elsewhere.leaf, here.leaf);
    expect((await here.issue('node01')).issuedBecause).toBe('it was not signed by the authority at hand');
  });
});

describe('a write that was cut off', () => {
  it('before both files were complete leaves the old pair', async () => {
    const { issue, leaf } = await setUp();
    const first = await issue('node01');
    await mkdir(join(leaf, '.member.part'));
    await writeFile(join(leaf, '.member.part', 'member-key.pem'), 'half a k');
    expect(await issue('node01')).toEqual({ ca: first.ca, certificate: first.certificate, key: first.key });
  });

  it.each([
    ['before either file was moved', []],
    ['between the two files', ['member-key.pem']],
    ['after both', ['member-key.pem', 'member.pem']],
  ])('%s leaves the new pair', async (_, moved) => {
    const { issue, leaf, ca } = await setUp();
    await issue('node01');
    const next = await issue('node02');
    // What the disk looks like when the program ends in the middle of replacing node01's pair.
    await mkdir(join(leaf, '.member.new'));
    for (const file of ['member-key.pem', 'member.pem']) {
      const to = moved.includes(file) ? leaf : join(leaf, '.member.new');
      await copyFile(join(ca, 'node02', file), join(to, file));
    }
    expect(await issue('node01')).toEqual({ ca: next.ca, certificate: next.certificate, key: next.key });
    expect((await readdir(leaf)).sort()).toEqual(['member-key.pem', 'member.pem']);
  });

  it('while the authority was made leaves none, and the next run makes it', async () => {
    const { issue, folder, ca } = await setUp();
    await mkdir(join(folder, '.etcd.a1b2c3'));
    await writeFile(join(folder, '.etcd.a1b2c3', 'ca-key.pem'), 'half a k');
    expect((await issue('node01')).issuedBecause).toBe('there was none yet');
    expect((await readdir(ca)).sort()).toEqual(['ca-key.pem', 'ca.pem', 'node01']);
  });
});

describe('the authority', () => {
  it.each([
    ['its key is lost', 'ca-key.pem', undefined, 'ca-key.pem is missing'],
    ['its certificate is lost', 'ca.pem', undefined, 'ca.pem is missing'],
    ['its certificate is cut short', 'ca.pem', '-----BEGIN CERTIFICATE-----\nMIIB', 'ca.pem cannot be read'],
    ['its key is empty', 'ca-key.pem', '', 'ca-key.pem cannot be read'],
  ])('is not replaced when %s', async (_, file, content, message) => {
    const { issue, ca } = await setUp();
    await issue('node01');
    const path = join(ca, file);
    await (content === undefined ? rm(path) : writeFile(path, content));
    const error = await issue('node02').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EffectError);
    expect(error).toMatchObject({
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining('from a backup of') as string,
    });
    await expect(readdir(join(ca, 'node02'))).rejects.toThrow('ENOENT');
    if (content === undefined) await expect(stat(path)).rejects.toThrow('ENOENT');
    else expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('is not replaced when its key belongs to another', async () => {
    const { issue, ca } = await setUp();
    await issue('node01');
    await issue('node01', member({ ca: 'other' }));
    await copyFile(join(ca, '..', 'other', 'ca-key.pem'), join(ca, 'ca-key.pem'));
    await expect(issue('node01')).rejects.toThrow(/ca-key\.pem does not belong to .*ca\.pem/);
  });

  it('is not replaced by one that something else made', async () => {
    const { issue, ca, leaf } = await setUp();
    await issue('node01');
    await copyFile(join(leaf, 'member.pem'), join(ca, 'ca.pem'));
    await copyFile(join(leaf, 'member-key.pem'), join(ca, 'ca-key.pem'));
    await expect(issue('node02')).rejects.toThrow('is not an authority that kubewalk made');
  });

  it('is renewed with its old key two years before its end, and what it signed stays good', async () => {
    const { issue, clock } = await setUp();
    const first = await issue('node01', member({ days: 3600 }));
    clock.move(2000);
    expect((await issue('node01', member({ days: 3600 }))).issuedBecause).toBeUndefined();
    clock.move(921);
    const next = await issue('node01', member({ days: 3600 }));
    expect(next.issuedBecause).toContain('would have ended on 2036-11-19 and was renewed with the same key');
    clock.move(-200);
    const again = await issue('node02');
    const [old, renewed] = [new X509Certificate(first.ca), new X509Certificate(again.ca)];
    expect(renewed.fingerprint256).not.toBe(old.fingerprint256);
    expect(renewed.publicKey.equals(old.publicKey)).toBe(true);
    expect(new X509Certificate(first.certificate).checkIssued(renewed)).toBe(true);
    expect(new X509Certificate(again.certificate).checkIssued(old)).toBe(true);
  });

  it('never signs for longer than it lasts itself', async () => {
    const { issue, clock } = await setUp();
    await issue('node01');
    clock.move(30);
    const { ca, certificate } = await issue('node02', member({ days: 36_500 }));
    expect(new X509Certificate(certificate).validTo).toBe(new X509Certificate(ca).validTo);
  });

  it('is not used while the clock stands before its beginning', async () => {
    const { issue, clock, ca } = await setUp();
    await issue('node01');
    const before = await readFile(join(ca, 'ca.pem'), 'utf8');
    clock.move(-3650);
    await expect(issue('node01')).rejects.toMatchObject({ hint: expect.stringContaining('clock') as string });
    expect(await readFile(join(ca, 'ca.pem'), 'utf8')).toBe(before);
  });

  it('has its key closed again when a copy left it open', async () => {
    const { issue, ca } = await setUp();
    await issue('node01');
    await chmod(join(ca, 'ca-key.pem'), 0o644);
    await issue('node01');
    expect(await modeOf(join(ca, 'ca-key.pem'))).toBe('600');
  });
});

it('says where certificates cannot be kept, and why', async () => {
  const folder = join(await temporaryFolder(), 'file');
  await writeFile(folder, '');
  const issuing = createIssuer({ folder, now: () => start }).issue('node01', member());
  await expect(issuing).rejects.toMatchObject({
    name: 'EffectError',
    message: `certificates cannot be kept under ${folder}: a part of the path is a file, not a folder`,
  });
});
