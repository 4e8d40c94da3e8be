import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import { clusterEntries, urlsOf } from '../evidence/settings.js';
import type { HostEvidence } from '../evidence/types.js';
import { saying } from '../../words/saying.js';
import { members, onEach, usual, type Fact, type FactFinder } from './fact.js';

const setting = ({ etcd }: HostEvidence, name: string): string => etcd.lines[name] ?? name;

/** Since 3.4 etcd refuses to start then; before, the flag wins. */
const shadowed = onEach('config.env-shadowed', ({ etcd, version }) =>
  version !== undefined && valid(version) !== null && satisfies(version, '<3.4.0')
    ? []
    : etcd.doubled.map((name) => saying('seen.shadowed', { line: etcd.lines[name] ?? '', name })),
);

const hasData = ({ data }: HostEvidence): boolean => data?.member === true;

const ownName = ({ etcd }: HostEvidence): string => etcd.values['name'] ?? 'default';

const entries = ({ etcd }: HostEvidence) => clusterEntries(etcd.values['initial-cluster'] ?? '');

/** A member that has its data does not read initial-cluster any more. */
const nameNotListed = onEach('config.name-not-listed', (host) =>
  !hasData(host) && entries(host).length > 0 && !entries(host).some(({ name }) => name === ownName(host))
    ? [saying('seen.ownName', { name: ownName(host), line: setting(host, 'initial-cluster') })]
    : [],
);

const peerUrlNotListed = onEach('config.peer-url-not-listed', (host) => {
  if (hasData(host)) return [];
  const listed = entries(host).filter(({ name }) => name === ownName(host));
  const own = urlsOf(host.etcd.values['initial-advertise-peer-urls']);
  const wrong = own.filter((url) => listed.length > 0 && !listed.some((entry) => entry.url === url));
  return wrong.map((url) =>
    saying('seen.urlBeside', {
      setting: 'initial-advertise-peer-urls',
      url,
      line: setting(host, 'initial-cluster'),
    }),
  );
});

const clusterDiffers: FactFinder = (hosts) => {
  const stated = members(hosts)
    .map((host) => ({
      host,
      value: entries(host)
        .map(({ name, url }) => `${name}=${url}`)
        .toSorted()
        .join(','),
    }))
    .filter(({ value, host }) => value !== '' && !hasData(host));
  const common = usual(stated.map(({ value }) => value));
  return stated
    .filter(({ value }) => common !== undefined && value !== common)
    .map(({ host, value }): Fact => ({
      name: 'config.cluster-differs',
      host: host.host,
      seen: saying('seen.otherCluster', { value, common: common ?? '' }),
    }));
};

const urlSettings = {
  'listen-peer-urls': 'peer-cert-file',
  'initial-advertise-peer-urls': 'peer-cert-file',
  'listen-client-urls': 'cert-file',
  'advertise-client-urls': 'cert-file',
} as const;

const schemeMixed = onEach('config.url-scheme-mixed', (host) =>
  Object.entries(urlSettings).flatMap(([name, certificate]) => {
    if (host.etcd.values[certificate] === undefined) return [];
    return urlsOf(host.etcd.values[name])
      .filter((url) => url.startsWith('http://'))
      .map((url) =>
        saying('seen.httpBeside', { setting: name, url, certificate, line: setting(host, name) }),
      );
  }),
);

const fileMissing = onEach('config.file-missing', (host) => [
  ...host.etcd.missing.map((path) => saying('seen.missingOfUnit', { path })),
  ...host.files
    .filter(({ kind, path }) => kind === 'missing' && Object.values(host.etcd.values).includes(path))
    .map(({ path }) => saying('seen.missingOfSettings', { path })),
]);

const listenUrls = ({ etcd }: HostEvidence): readonly { readonly name: string; readonly url: URL }[] =>
  ['listen-peer-urls', 'listen-client-urls'].flatMap((name) =>
    urlsOf(etcd.values[name])
      .filter((url) => URL.canParse(url))
      .map((url) => ({ name, url: new URL(url) })),
  );

const anyAddress = ['0.0.0.0', '[::]', 'localhost', '[::1]'];

const foreignAddress = onEach('config.foreign-address', (host) =>
  listenUrls(host)
    .filter(({ url: { hostname } }) => !anyAddress.includes(hostname) && /^[\d.]+$/.test(hostname))
    .filter(({ url: { hostname } }) => host.addresses.length > 0 && !host.addresses.includes(hostname))
    .map(({ name, url }) =>
      saying('seen.foreignAddress', {
        setting: name,
        address: url.hostname,
        addresses: host.addresses.join(', '),
      }),
    ),
);

const portTaken = onEach('port.taken', (host) => {
  const ports = new Set(listenUrls(host).map(({ url }) => Number(url.port)));
  return host.sockets
    .filter(({ port, program }) => ports.has(port) && program !== '' && program !== 'etcd')
    .map(({ address, port, program }) => saying('seen.listens', { program, address, port }));
});

const notFilledIn = onEach('config.not-filled-in', ({ etcd }) =>
  Object.entries(etcd.values)
    .filter(([, value]) => /\$\{?[A-Za-z_]/.test(value))
    .map(([name, value]) => etcd.lines[name] ?? `${name}=${value}`),
);

export const configurationFacts: readonly FactFinder[] = [
  shadowed,
  nameNotListed,
  peerUrlNotListed,
  clusterDiffers,
  schemeMixed,
  fileMissing,
  foreignAddress,
  portTaken,
  notFilledIn,
];
