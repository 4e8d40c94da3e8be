import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUp } from './set-up.js';
import { addressOfNobody, artifact, file, serve, serveFiles, sha256, someTarball } from './support.js';

describe('a file that is downloaded', () => {
  it('is checked against the known checksum, kept, and not downloaded again', async () => {
    const { cache, get, inCache } = await setUp();
    const tarball = someTarball();
    const { url, asked } = await serveFiles({ [file]: tarball });
    const wanted = artifact({ url: `${url}/${file}`, sha256: sha256(tarball) });
    const local = { localPath: join(cache, file), sha256: sha256(tarball), size: tarball.length };
    expect(await get(wanted)).toEqual(local);
    expect(await get(wanted)).toEqual(local);
    expect(asked).toEqual([`/${file}`]);
    expect(await readFile(join(cache, file))).toEqual(tarball);
    expect(await inCache()).toEqual([file, `${file}.sha256`]);
  });

  it('is checked against the published list, which need not be asked again later', async () => {
    const { get } = await setUp();
    const tarball = someTarball();
    const { url, asked } = await serveFiles({ [file]: tarball, SHA256SUMS: `${sha256(tarball)}  ${file}\n` });
    const wanted = artifact({ url: `${url}/${file}`, sums: `${url}/SHA256SUMS` });
    await get(wanted);
    await get(wanted);
    expect(asked).toEqual(['/SHA256SUMS', `/${file}`]);
  });

  it('is downloaded again when the one in the cache is damaged', async () => {
    const { cache, get } = await setUp();
    const tarball = someTarball();
    const { url } = await serveFiles({ [file]: tarball });
    const wanted = artifact({ url: `${url}/${file}`, sha256: sha256(tarball) });
    await get(wanted);
    await writeFile(join(cache, file), tarball.subarray(0, 1000));
    expect(await get(wanted)).toMatchObject({ sha256: sha256(tarball) });
    expect(await readFile(join(cache, file))).toEqual(tarball);
  });

  it('tells how far it is', async () => {
    const { store } = await setUp();
    const tarball = someTarball();
    const { url } = await serveFiles({ [file]: tarball });
    const seen: [number, number | undefined][] = [];
    await store.fetch(
      artifact({ url: `${url}/${file}`, sha256: sha256(tarball) }),
      (received, total) => seen.push([received, total]),
      new AbortController().signal,
    );
    expect(seen.at(-1)).toEqual([tarball.length, tarball.length]);
    expect(seen.map(([received]) => received)).toEqual(
      seen.map(([received]) => received).toSorted((a, b) => a - b),
    );
  });

  it('is downloaded once when three hosts want it at once, and all hear how far it is', async () => {
    const { store } = await setUp();
    const tarball = someTarball();
    const { url, asked } = await serveFiles({ [file]: tarball });
    const wanted = artifact({ url: `${url}/${file}`, sha256: sha256(tarball) });
    const heard = [0, 0, 0];
    const got = await Promise.all(
      heard.map((_, host) =>
        store.fetch(wanted, (received) => (heard[host] = received), new AbortController().signal),
      ),
    );
    expect(asked).toHaveLength(1);
    expect(new Set(got.map((one) => one.sha256))).toEqual(new Set([sha256(tarball)]));
    expect(heard).toEqual([tarball.length, tarball.length, tarball.length]);
  });

  it('leaves nothing when it is not what the checksum says', async () => {
    const { refused, inCache } = await setUp({ HTTPS_PROXY: 'http://proxy:3128' });
    const { url } = await serveFiles({ [file]: '<html>sign in</html>' });
    const error = await refused(artifact({ url: `${url}/${file}`, sha256: 'a'.repeat(64) }));
    expect(error.message).toContain(`instead of ${'a'.repeat(64)} (20 bytes)`);
    expect(error.hint).toContain('HTTPS_PROXY is set');
    expect(await inCache()).toEqual([]);
  });

  it('is not downloaded when nothing says its checksum', async () => {
    const { folder, refused } = await setUp();
    const { url, asked } = await serveFiles({ [file]: someTarball() });
    const error = await refused(artifact({ url: `${url}/${file}` }));
    expect(error.message).toContain('nothing says which SHA-256');
    expect(error.hint).toContain(`${folder} together with a SHA256SUMS`);
    expect(asked).toEqual([]);
  });

  it('is not downloaded when the published list does not name it', async () => {
    const { refused } = await setUp();
    const { url, asked } = await serveFiles({ SHA256SUMS: `${'a'.repeat(64)}  another.tar.gz\n` });
    const error = await refused(artifact({ url: `${url}/${file}`, sums: `${url}/SHA256SUMS` }));
    expect(error.message).toContain(`${url}/SHA256SUMS does not list it`);
    expect(asked).toEqual(['/SHA256SUMS']);
  });

  it('is told with its address, the answer and how to do it by hand when the server has none', async () => {
    const { folder, refused } = await setUp();
    const { url } = await serveFiles({});
    const error = await refused(artifact({ url: `${url}/${file}`, sha256: 'a'.repeat(64) }));
    expect(error.message).toBe(`${url}/${file} cannot be downloaded: the server answers 404 Not Found`);
    expect(error.hint).toContain(`curl -fL -o ${folder}/${file} ${url}/${file}`);
  });

  it('is told when no server is there', async () => {
    const { refused } = await setUp();
    const gone = await addressOfNobody();
    const error = await refused(artifact({ url: `${gone}/${file}`, sha256: 'a'.repeat(64) }));
    expect(error.message).toBe(
      `${gone}/${file} cannot be downloaded: the server refuses the connection (ECONNREFUSED)`,
    );
  });

  it('is told when the name of the server is not known', async () => {
    const { refused } = await setUp();
    const error = await refused(artifact({ url: `https://nowhere.invalid/${file}`, sha256: 'a'.repeat(64) }));
    expect(error.message).toMatch(/the name (of the server is not known here|service does not answer)/);
  });

  it('leaves nothing when the connection breaks half-way', async () => {
    const { refused, inCache } = await setUp();
    const tarball = someTarball();
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': tarball.length });
      response.write(tarball.subarray(0, 100_000), () => response.destroy());
    });
    const error = await refused(artifact({ url: `${url}/${file}`, sha256: sha256(tarball) }));
    expect(error.message).toContain(`${url}/${file} cannot be downloaded: the connection broke`);
    expect(await inCache()).toEqual([]);
  });

  it('leaves nothing when the person stops it', async () => {
    const { store, inCache } = await setUp();
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('begun');
    });
    const stop = new AbortController();
    const reason = new Error('stopped by the person');
    const fetching = store.fetch(
      artifact({ url: `${url}/${file}`, sha256: 'a'.repeat(64) }),
      () => {
        stop.abort(reason);
      },
      stop.signal,
    );
    await expect(fetching).rejects.toBe(reason);
    expect(await inCache()).toEqual([]);
  });

  it('goes on for the other host when one of two is stopped', async () => {
    const { store } = await setUp();
    const tarball = someTarball();
    let finish = (): void => undefined;
    const { url, asked } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': tarball.length });
      response.write(tarball.subarray(0, 1000));
      finish = () => response.end(tarball.subarray(1000));
    });
    const wanted = artifact({ url: `${url}/${file}`, sha256: sha256(tarball) });
    const stop = new AbortController();
    const stopped = store.fetch(
      wanted,
      () => {
        stop.abort(new Error('stopped'));
      },
      stop.signal,
    );
    const other = store.fetch(wanted, () => undefined, new AbortController().signal);
    await expect(stopped).rejects.toThrow('stopped');
    finish();
    expect(await other).toMatchObject({ sha256: sha256(tarball) });
    expect(asked).toHaveLength(1);
  });

  it('is not begun for one who is stopped already', async () => {
    const { get } = await setUp();
    const { url, asked } = await serveFiles({});
    await expect(
      get(artifact({ url, sha256: 'a'.repeat(64) }), AbortSignal.abort(new Error('stopped'))),
    ).rejects.toThrow('stopped');
    expect(asked).toEqual([]);
  });

  it('sweeps up what a killed run left, but not what a running one is writing', async () => {
    const { cache, get, inCache } = await setUp();
    const tarball = someTarball();
    const { url } = await serveFiles({ [file]: tarball });
    await mkdir(cache);
    await writeFile(join(cache, `${file}.old.part`), 'half');
    await utimes(join(cache, `${file}.old.part`), new Date('2026-01-01'), new Date('2026-01-01'));
    await writeFile(join(cache, `${file}.young.part`), 'half');
    await get(artifact({ url: `${url}/${file}`, sha256: sha256(tarball) }));
    expect(await inCache()).toEqual([file, `${file}.sha256`, `${file}.young.part`]);
  });

  it('says where it cannot be kept, and why', async () => {
    const { cache, refused } = await setUp();
    await writeFile(cache, 'a file, not a folder');
    const error = await refused(artifact({ sha256: 'a'.repeat(64) }));
    expect(error.message).toContain(cache);
    expect(error.message).toContain('a part of the path is a file, not a folder');
  });
});

it('refuses a file name that would leave the folder', async () => {
  const { refused } = await setUp();
  expect((await refused(artifact({ file: '../../etc/passwd' }))).message).toBe(
    '"../../etc/passwd" is not the name of a file',
  );
});
