import type { X509Certificate } from 'node:crypto';
import { urlsOf } from '../evidence/settings.js';
import type { HostEvidence, HostFile } from '../evidence/types.js';
import { saying } from '../../words/saying.js';
import { eachOnce, members, onEach, usual, type Fact, type FactFinder } from './fact.js';

const serverUse = '1.3.6.1.5.5.7.3.1';
const clientUse = '1.3.6.1.5.5.7.3.2';

const fileOf = ({ files }: HostEvidence, path: string | undefined): HostFile | undefined =>
  files.find((file) => file.path === path);

interface Used {
  readonly setting: string;
  readonly path: string;
  readonly certificate: X509Certificate;
}

const used = (host: HostEvidence, settings: readonly string[]): readonly Used[] => {
  const found = settings.flatMap((setting) => {
    const path = host.etcd.values[setting];
    const certificate = fileOf(host, path)?.certificates[0];
    return path === undefined || certificate === undefined ? [] : [{ setting, path, certificate }];
  });
  // One file often serves both uses: it is told of once.
  return found.filter(({ path }, at) => found.findIndex((other) => other.path === path) === at);
};

const leaves = ['peer-cert-file', 'cert-file'];
const authorities = ['peer-trusted-ca-file', 'trusted-ca-file'];

const day = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z');

const expired = onEach('cert.expired', (host) =>
  used(host, [...leaves, ...authorities])
    .filter(({ certificate }) => Date.parse(certificate.validTo) / 1000 < host.clock)
    .map(({ path, certificate }) => saying('seen.expired', { path, end: day(certificate.validTo) })),
);

const notYetValid = onEach('cert.not-yet-valid', (host) =>
  used(host, [...leaves, ...authorities])
    .filter(({ certificate }) => Date.parse(certificate.validFrom) / 1000 > host.clock)
    .map(({ path, certificate }) => {
      const now = `${new Date(host.clock * 1000).toISOString().slice(0, 19)}Z`;
      return saying('seen.notYetValid', { path, start: day(certificate.validFrom), now });
    }),
);

/** The names and addresses under which others call this member. */
const calledAs = (host: HostEvidence, settings: readonly string[]): readonly string[] =>
  settings.flatMap((setting) =>
    urlsOf(host.etcd.values[setting])
      .filter((url) => URL.canParse(url))
      .map((url) => new URL(url).hostname),
  );

const answersTo = (certificate: X509Certificate, name: string): boolean =>
  /^[\d.]+$/.test(name)
    ? certificate.checkIP(name) !== undefined
    : certificate.checkHost(name, { subject: 'never' }) !== undefined;

const sanLacksAddress = onEach('cert.san-lacks-address', (host) => {
  const pairs = [
    ['peer-cert-file', calledAs(host, ['initial-advertise-peer-urls'])],
    ['cert-file', calledAs(host, ['advertise-client-urls'])],
  ] as const;
  const seen = pairs.flatMap(([setting, names]) =>
    used(host, [setting]).flatMap(({ path, certificate }) =>
      names
        .filter((name) => !answersTo(certificate, name))
        .map((name) => {
          const names = certificate.subjectAltName;
          return names === undefined
            ? saying('seen.hasNoNames', { path, name })
            : saying('seen.lacksName', { path, name, names });
        }),
    ),
  );
  return eachOnce(seen);
});

/** A certificate that states no use is good for all. */
const lacksUse = ({ certificate }: Used, use: string): boolean =>
  // Typed as always there, and absent where the certificate has no such extension.
  !((certificate.keyUsage as string[] | undefined)?.includes(use) ?? true);

const withoutClientUse = onEach('cert.without-client-use', (host) =>
  used(host, ['peer-cert-file'])
    .filter((each) => lacksUse(each, clientUse))
    .map(({ path }) => saying('seen.lacksUse', { path, use: 'client auth' })),
);

const withoutServerUse = onEach('cert.without-server-use', (host) =>
  used(host, leaves)
    .filter((each) => lacksUse(each, serverUse))
    .map(({ path }) => saying('seen.lacksUse', { path, use: 'server auth' })),
);

const authorityOf = (host: HostEvidence): X509Certificate | undefined =>
  used(host, authorities)[0]?.certificate;

/** The authority that most members trust. */
const commonAuthority = (hosts: readonly HostEvidence[]): X509Certificate | undefined => {
  const all = members(hosts).flatMap((host) => authorityOf(host) ?? []);
  const common = usual(all.map(({ fingerprint256 }) => fingerprint256));
  return all.find(({ fingerprint256 }) => fingerprint256 === common);
};

const short = ({ fingerprint256 }: X509Certificate): string => fingerprint256.slice(0, 23);

const authorityDiffers: FactFinder = (hosts) => {
  const common = commonAuthority(hosts);
  return members(hosts).flatMap((host): readonly Fact[] =>
    used(host, authorities)
      .filter(({ certificate }) => common && certificate.fingerprint256 !== common.fingerprint256)
      .map(({ path, certificate }) => ({
        name: 'ca.differs',
        host: host.host,
        seen: saying('seen.otherAuthority', {
          path,
          own: short(certificate),
          common: common ? short(common) : '',
        }),
      })),
  );
};

const otherAuthority: FactFinder = (hosts) => {
  const common = commonAuthority(hosts);
  if (!common) return [];
  return members(hosts).flatMap((host): readonly Fact[] =>
    used(host, leaves)
      .filter(({ certificate }) => !certificate.checkIssued(common) || !certificate.verify(common.publicKey))
      .map(({ path }) => ({
        name: 'cert.other-authority',
        host: host.host,
        seen: saying('seen.notSigned', { path, common: short(common) }),
      })),
  );
};

const keyMismatch = onEach('cert.key-mismatch', (host) => {
  const pairs = [
    ['peer-cert-file', 'peer-key-file'],
    ['cert-file', 'key-file'],
  ] as const;
  const seen = pairs.flatMap(([certificateSetting, keySetting]) => {
    const key = fileOf(host, host.etcd.values[keySetting])?.publicKey;
    return used(host, [certificateSetting])
      .filter(({ certificate }) => {
        const own = certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
        return key !== undefined && key !== own;
      })
      .map(({ path }) => saying('seen.otherKey', { path, key: host.etcd.values[keySetting] ?? '' }));
  });
  return eachOnce(seen);
});

const unreadable = onEach('file.unreadable', (host) =>
  host.files
    .filter(({ path, kind, readable }) => {
      const needed = Object.values(host.etcd.values).includes(path);
      return needed && kind !== 'missing' && !readable;
    })
    .map(({ path, mode, owner }) =>
      saying('seen.owned', { path, mode, owner, user: host.units.etcd?.user ?? 'root' }),
    ),
);

export const certificateFacts: readonly FactFinder[] = [
  expired,
  notYetValid,
  sanLacksAddress,
  withoutClientUse,
  withoutServerUse,
  authorityDiffers,
  otherAuthority,
  keyMismatch,
  unreadable,
];
