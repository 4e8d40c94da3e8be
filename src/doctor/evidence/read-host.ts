import { X509Certificate } from 'node:crypto';
import type { Host } from '../../cluster/types.js';
import { readAlarms, readFlannelKey, readMembers, readStatus } from './answers.js';
import { readJournalLine } from './log-line.js';
import { readSections, type Section } from './sections.js';
import { readSettings } from './settings.js';
import type { DataFolder, HostEvidence, HostFile, Reach, Socket, Unit, UnitName } from './types.js';

/** When the operator's machine asked and when the first word came back, in seconds since 1970. */
export interface Asked {
  readonly asked: number;
  readonly answered: number;
}

/** A host's report as values. A report that ends early is read as far as it goes. */
export const readHost = (
  { name: host, address, roles }: Host,
  report: string,
  times?: Asked,
): HostEvidence => {
  const sections = readSections(report);
  const all = (name: string): readonly Section[] => sections.filter((section) => section.name === name);
  const lines = (name: string): readonly string[] => all(name)[0]?.lines ?? [];
  const clock = Number(lines('clock')[0] ?? 'NaN');
  const units = readUnits(all('unit'));
  const version = /etcd Version: (\S+)/.exec(lines('version').join('\n'))?.[1];
  const status = readStatus(all('status')[0]);
  const flannelKey = readFlannelKey(all('flannel-key')[0]);
  const data = readData(sections);
  const dockerAddress = lines('addresses').flatMap((line) => /docker0\s+inet (\S+)/.exec(line)?.[1] ?? [])[0];
  return {
    host,
    address,
    roles,
    clock,
    ...(times && !Number.isNaN(clock) && { clockAhead: aheadOf(clock, times) }),
    addresses: lines('addresses').flatMap((line) => /inet ([\d.]+)\//.exec(line)?.[1] ?? []),
    units,
    journals: Object.fromEntries(
      all('journal').map(({ words: [unit = ''], lines: log }) => [unit, log.map(readJournalLine)]),
    ),
    etcd: readSettings(
      units.etcd?.properties ?? {},
      all('settings').filter(({ words }) => words[0] === 'etcd'),
      all('settings-missing').flatMap(({ words }) => (words[0] === 'etcd' ? (words[1] ?? []) : [])),
    ),
    files: [...all('file').map(readFile), ...all('file-missing').map(({ words }) => missingFile(words))],
    ...(data && { data }),
    sockets: lines('sockets').flatMap(readSocket),
    reach: all('reach').flatMap(readReach),
    ...(version !== undefined && { version }),
    ...(status && { status }),
    members: readMembers(all('members')[0]),
    alarms: readAlarms(all('alarms')[0]),
    ...(flannelKey !== undefined && { flannelKey }),
    swaps: lines('swaps').slice(1),
    swapInFstab: lines('fstab'),
    filter: lines('filter'),
    raw: lines('raw'),
    ...(dockerAddress !== undefined && { dockerAddress }),
    subnetEnv: Object.fromEntries(
      lines('subnet-env').map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]),
    ),
    program: all('etcd-file')[0]?.words.join(' ') ?? '',
  };
};

const aheadOf = (clock: number, { asked, answered }: Asked) => ({
  seconds: clock - (asked + answered) / 2,
  within: (answered - asked) / 2,
});

const readUnits = (sections: readonly Section[]): Partial<Record<UnitName, Unit>> =>
  Object.fromEntries(
    sections.flatMap(({ words: [name = ''], lines }) => {
      const properties = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      const of = (property: string): string => properties[property] ?? '';
      if (of('LoadState') === 'not-found') return [];
      const unit: Unit = {
        active: of('ActiveState'),
        sub: of('SubState'),
        result: of('Result'),
        exitStatus: of('ExecMainStatus'),
        restarts: Number(of('NRestarts')),
        user: of('User') === '' ? 'root' : of('User'),
        properties,
      };
      return [[name, unit]];
    }),
  );

const readFile = ({ words, lines }: Section): HostFile => {
  const [kind = 'other', mode = '', owner = '', , readable, ...path] = words;
  const text = lines.join('\n');
  return {
    path: path.join(' '),
    kind: kind === 'certificate' || kind === 'key' ? kind : 'other',
    mode,
    owner,
    readable: readable === 'yes',
    certificates: kind === 'certificate' ? readCertificates(text) : [],
    ...(kind === 'key' && text !== '' && { publicKey: lines.filter((l) => !l.startsWith('-')).join('') }),
  };
};

const missingFile = (words: readonly string[]): HostFile => ({
  path: words.join(' '),
  kind: 'missing',
  mode: '',
  owner: '',
  readable: false,
  certificates: [],
});

/** Blocks that are no certificates are left out; the rules see that a file holds fewer than it should. */
const readCertificates = (text: string): readonly X509Certificate[] =>
  [...text.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].flatMap(([pem]) => {
    try {
      return [new X509Certificate(pem)];
    } catch {
      return [];
    }
  });

const readData = (sections: readonly Section[]): DataFolder | undefined => {
  const find = (name: string): Section | undefined => sections.find((section) => section.name === name);
  const there = find('data');
  const path = (there?.words.slice(3) ?? find('data-missing')?.words)?.join(' ');
  if (path === undefined) return undefined;
  const [mode = '', owner = '', writable] = there?.words ?? [];
  const free = (name: string): number => Number(find(name)?.lines[1]?.trim().split(/\s+/)[3] ?? 'NaN');
  const entries = (there?.lines ?? []).flatMap((line) => {
    const [type = '', size, , entryOwner = '', ...entry] = line.split(' ');
    return { type, size: Number(size), owner: entryOwner, path: entry.join(' ') };
  });
  const [kib, inodes] = [free('disk'), free('inodes')];
  return {
    path,
    there: there !== undefined,
    mode,
    owner,
    writable: writable === 'yes',
    member: entries.some(({ path: at }) => /^member\/wal\/.*\.wal$/.test(at)),
    entries,
    ...(!Number.isNaN(kib) && { freeKib: kib }),
    ...(!Number.isNaN(inodes) && { freeInodes: inodes }),
  };
};

const readSocket = (line: string): readonly Socket[] => {
  const [, address, port] = /^LISTEN\s+\d+\s+\d+\s+(\S+):(\d+)\s/.exec(line) ?? [];
  if (address === undefined) return [];
  const program = /users:\(\("([^"]+)"/.exec(line)?.[1] ?? '';
  return [{ address, port: Number(port), program }];
};

const readReach = ({ words: [address, port, code], lines }: Section): readonly Reach[] => {
  if (address === undefined) return [];
  const refused = lines.some((line) => line.includes('refused'));
  const result = code === '0' ? 'open' : refused ? 'refused' : 'no-answer';
  return [{ address, port: Number(port), result }];
};
