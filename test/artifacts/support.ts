import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { PlannedArtifact } from '../../src/plan/types.js';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A gzip file of some 300 KB that is another one each time. */
export const someTarball = (): Buffer => gzipSync(randomBytes(300_000), { level: 0 });

export const file = 'etcd-v3.5.16-linux-amd64.tar.gz';

export const artifact = (changes: Partial<PlannedArtifact> = {}): PlannedArtifact => ({
  name: 'etcd',
  file,
  url: `http://127.0.0.1:9/${file}`,
  path: '/opt/etcd.tar.gz',
  ...changes,
});

/** An HTTP server on the loopback that ends with the test; gives its address and what it was asked for. */
export const serve = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly url: string; readonly asked: readonly string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};

/** A server of files held in memory; 404 for the rest. */
export const serveFiles = (files: Readonly<Record<string, Uint8Array | string>>) =>
  serve((request, response) => {
    const content = files[(request.url ?? '').slice(1)];
    if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': Buffer.byteLength(content) }).end(content);
  });

/** An address on the loopback where nobody listens. */
export const addressOfNobody = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
};
