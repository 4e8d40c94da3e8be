import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileToInstall } from '../../../src/execute/ports.js';
import { remoteTo, run } from './support/remote.js';
import { Sshd } from './support/sshd.js';
import { tempFolder } from './support/temp-folder.js';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start({ disk: '24m' });
});
afterAll(() => sshd.end());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const file = (path: string, bytes: Uint8Array, more: Partial<FileToInstall> = {}): FileToInstall => ({
  path,
  content: bytes,
  sha256: sha256(bytes),
  mode: '0640',
  owner: 'root',
  ...more,
});
const text = (content: string): Buffer => Buffer.from(content);

/** Files that kubewalk itself would have left behind. */
const leftovers = (): Promise<string> => sshd.inside('find /var/lib -name ".kubewalk-*"');

describe('a file that is installed', () => {
  it('has its bytes, mode and owner, in a folder that is made for it', async () => {
    const remote = remoteTo(sshd);
    const bytes = Buffer.concat([Buffer.from([0, 1, 255, 10, 13]), text(`it's "odd" $HOME 集群\n`)]);
    const path = "/var/lib/new folder/it's here";
    await remote.install(file(path, bytes, { mode: '0604', owner: 'daemon' }));
    expect(await remote.inspect([path])).toEqual([{ sha256: sha256(bytes), mode: '0604', owner: 'daemon' }]);
    expect(await sshd.inside(`stat -c %a "/var/lib/new folder"`)).toBe('755');
  });

  it('may be empty', async () => {
    const remote = remoteTo(sshd);
    await remote.install(file('/var/lib/empty', Buffer.alloc(0)));
    expect(await remote.inspect(['/var/lib/empty'])).toMatchObject([{ sha256: sha256(Buffer.alloc(0)) }]);
  });

  it('is found among others, in the order asked, with gaps for what is not there', async () => {
    const remote = remoteTo(sshd);
    await remote.install(file('/var/lib/a', text('a')));
    await remote.install(file('/var/lib/b', text('b')));
    const [b, none, a] = await remote.inspect(['/var/lib/b', '/var/lib/none', '/var/lib/a']);
    expect([b?.sha256, none, a?.sha256]).toEqual([sha256(text('b')), undefined, sha256(text('a'))]);
  });

  it('is sent from the disk with its progress when it is large', async () => {
    const folder = await tempFolder();
    const bytes = randomBytes(6_000_000);
    await writeFile(join(folder, 'large'), bytes);
    const remote = remoteTo(sshd);
    const progress: number[] = [];
    await remote.install(
      file('/var/lib/large', bytes, { content: { localPath: join(folder, 'large') } }),
      (sent) => progress.push(sent),
    );
    expect((await remote.inspect(['/var/lib/large']))[0]?.sha256).toBe(sha256(bytes));
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(bytes.length);
    expect(progress).toEqual([...progress].sort((one, other) => one - other));
    await sshd.inside('rm /var/lib/large');
  });

  it('keeps what was there before kubewalk, and never a copy of its own', async () => {
    const remote = remoteTo(sshd);
    await sshd.inside('echo original >/var/lib/kept; chmod 600 /var/lib/kept');
    for (const content of ['first', 'second']) await remote.install(file('/var/lib/kept', text(content)));
    expect(await sshd.inside('cat /var/lib/kept.kubewalk-orig; stat -c %a /var/lib/kept.kubewalk-orig')).toBe(
      'original\n600',
    );
    for (const content of ['first', 'second']) await remote.install(file('/var/lib/made', text(content)));
    await sshd.inside('echo original >/var/lib/dropped');
    await remote.install(file('/var/lib/dropped', text('new'), { keepOriginal: false }));
    expect(await sshd.inside('ls /var/lib/made* /var/lib/dropped*')).toBe('/var/lib/dropped\n/var/lib/made');
  });

  it('goes through a symbolic link to the file behind it', async () => {
    await sshd.inside('echo old >/var/lib/real; ln -s real /var/lib/linked');
    await remoteTo(sshd).install(file('/var/lib/linked', text('new')));
    expect(await sshd.inside('readlink /var/lib/linked; cat /var/lib/real')).toBe('real\nnew');
  });

  it('is refused, and nothing is changed, when other bytes arrive than were meant', async () => {
    await sshd.inside('echo old >/var/lib/target');
    await expect(
      remoteTo(sshd).install(file('/var/lib/target', text('new'), { sha256: sha256(text('x')) })),
    ).rejects.toThrow(
      'machine: /var/lib/target was not written: what arrived is not what was sent (SHA-256 differs)',
    );
    expect(await sshd.inside('cat /var/lib/target')).toBe('old');
    expect(await leftovers()).toBe('');
  });

  it('is refused where a folder is, and for an owner that is not there', async () => {
    const remote = remoteTo(sshd);
    await sshd.inside('mkdir -p /var/lib/folder');
    await expect(remote.install(file('/var/lib/folder', text('x')))).rejects.toThrow('it is a folder');
    await expect(remote.install(file('/var/lib/whose', text('x'), { owner: 'nobody-here' }))).rejects.toThrow(
      'invalid',
    );
    expect(await sshd.inside('ls /var/lib/whose')).toBe('');
    expect(await leftovers()).toBe('');
  });

  it('is refused with the state of the disk when the disk is full, and the host works on', async () => {
    const folder = await tempFolder();
    const bytes = randomBytes(30_000_000);
    await writeFile(join(folder, 'huge'), bytes);
    const remote = remoteTo(sshd);
    await expect(
      remote.install(file('/var/lib/huge', bytes, { content: { localPath: join(folder, 'huge') } })),
    ).rejects.toThrow(/^machine: there is no space for \/var\/lib\/huge \(df: tmpfs +24576 /);
    expect(await leftovers()).toBe('');
    expect((await run(remote, 'echo fine')).stdout).toBe('fine\n');
  });

  it('is refused when it cannot be read on this machine', async () => {
    const missing = file('/var/lib/x', text('x'), { content: { localPath: '/nowhere/x' } });
    await expect(remoteTo(sshd).install(missing)).rejects.toThrow('/nowhere/x cannot be read');
  });
});

describe('a host whose disk is full', () => {
  it('refuses a job before it starts, and says why', async () => {
    const remote = remoteTo(sshd);
    await remote.connect();
    await sshd.inside('cat /dev/zero >/var/lib/filler');
    try {
      const { end } = await run(remote, 'touch /var/lib/ran');
      expect(end).toMatchObject({
        kind: 'unknown',
        why: {
          key: 'ssh.job.brokenDisk',
          values: {
            said: expect.stringContaining('No space left on device') as string,
            df: expect.stringMatching(/^tmpfs/) as string,
          },
        },
      });
      expect(await sshd.inside('ls /var/lib/ran')).toBe('');
    } finally {
      await sshd.inside('rm /var/lib/filler');
    }
  });

  it('still tells how a job ended that filled it', async () => {
    const ran = await run(
      remoteTo(sshd),
      'echo start; head -c 1000 /dev/zero >/var/lib/x; cat /dev/zero >/var/lib/filler; exit 5',
    );
    await sshd.inside('rm /var/lib/filler');
    expect(ran.end).toEqual({ kind: 'exited', code: 5 });
    expect(ran.stdout).toBe('start\n');
  });
});
