import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { networkTrouble, proxyRemark } from '../../src/artifacts/network-trouble.js';
import { createIssuer } from '../../src/pki/create-issuer.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { member } from '../pki/support.js';

it('says that a server is not trusted when its certificate comes from an unknown authority', async () => {
  const issuer = createIssuer({ folder: await temporaryFolder(), now: () => new Date() });
  const { certificate, key } = await issuer.issue('node01', member());
  const server = createServer({ cert: certificate, key });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const error: unknown = await fetch(url).catch((caught: unknown) => caught);
  expect(networkTrouble(error)).toMatch(/^this machine does not trust the TLS certificate of the server \(/);
}, 60_000);

describe('a trouble that nobody foresaw', () => {
  it('is told in its own words', () => {
    expect(networkTrouble(new TypeError('fetch failed', { cause: new Error('bad port') }))).toBe('bad port');
    expect(networkTrouble(new TypeError('Invalid URL'))).toBe('Invalid URL');
  });
});

describe('a proxy', () => {
  it('is spoken of only where one is set', () => {
    expect(proxyRemark({ https_proxy: 'http://proxy:3128' })).toContain('https_proxy is set');
    expect(proxyRemark({ https_proxy: '' })).toBe('');
  });
});
