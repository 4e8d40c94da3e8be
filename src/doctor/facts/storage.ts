import type { HostEvidence } from '../evidence/types.js';
import { saying } from '../../words/saying.js';
import { members, onEach, usual, type Fact, type FactFinder } from './fact.js';

const nospace = onEach('alarm.nospace', ({ alarms }) => alarms.filter((alarm) => alarm.includes('NOSPACE')));

/** etcd needs room for one more segment of its log, 64 MB, before it can go on. */
const neededKib = 64 * 1024;

const full = onEach('disk.full', ({ data }) => {
  if (!data) return [];
  const { freeKib, freeInodes, path } = data;
  if (freeKib !== undefined && freeKib < neededKib) return [saying('seen.noRoom', { free: freeKib, path })];
  return freeInodes === 0 ? [saying('seen.noInodes', { path })] : [];
});

const unwritable = onEach('data.unwritable', ({ data, units }) => {
  const user = units.etcd?.user ?? 'root';
  if (!data?.there) return [];
  const { path: folder, mode, owner: folderOwner } = data;
  if (!data.writable) return [saying('seen.owned', { path: folder, mode, owner: folderOwner, user })];
  return data.entries
    .filter(({ owner, path }) => user !== 'root' && owner !== user && path.startsWith('member'))
    .slice(0, 1)
    .map(({ path, owner }) => saying('seen.ownedEntry', { path: `${folder}/${path}`, owner, user }));
});

const open = onEach('data.open', ({ data }) =>
  data?.there === true && /[1-7]/.test(data.mode.slice(-2))
    ? [saying('seen.mode', { path: data.path, mode: data.mode })]
    : [],
);

const ownPeerUrl = ({ address }: HostEvidence): RegExp => new RegExp(`://${address.replaceAll('.', '\\.')}:`);

/** A member that the others count as started, and that has nothing any more. */
const missingButKnown: FactFinder = (hosts) => {
  const known = hosts.flatMap(({ members: list }) => list);
  return members(hosts).flatMap((host): readonly Fact[] => {
    if (host.data === undefined || host.data.member) return [];
    const entry = known.find(
      ({ name, peerUrls }) => name !== '' && peerUrls.some((url) => ownPeerUrl(host).test(url)),
    );
    if (!entry) return [];
    const seen = saying('seen.memberGone', { path: host.data.path, id: entry.id, name: entry.name });
    return [{ name: 'data.missing-but-known', host: host.host, seen }];
  });
};

/** Struck off the list: the others say whom they count, and this one is not among them. */
const notOnList: FactFinder = (hosts) =>
  members(hosts).flatMap((host): readonly Fact[] => {
    if (host.data?.member !== true) return [];
    const asked = hosts.filter((other) => other.host !== host.host && other.members.length > 0);
    const counts = asked.some((other) =>
      other.members.some(({ peerUrls }) => peerUrls.some((url) => ownPeerUrl(host).test(url))),
    );
    if (asked.length === 0 || counts) return [];
    const seen = saying('seen.memberRemoved', {
      path: host.data.path,
      hosts: asked.map((other) => other.host).join(', '),
      address: host.address,
    });
    return [{ name: 'identity.not-on-list', host: host.host, seen }];
  });

const clusterIdDiffers: FactFinder = (hosts) => {
  const known = hosts.flatMap(({ host, status }) => (status ? [{ host, id: status.clusterId }] : []));
  const common = usual(known.map(({ id }) => id));
  return known
    .filter(({ id }) => common !== undefined && id !== common)
    .map(({ host, id }): Fact => ({
      name: 'identity.cluster-differs',
      host,
      seen: saying('seen.otherClusterId', { id, common: common ?? '' }),
    }));
};

export const storageFacts: readonly FactFinder[] = [
  nospace,
  full,
  unwritable,
  open,
  missingButKnown,
  notOnList,
  clusterIdDiffers,
];
