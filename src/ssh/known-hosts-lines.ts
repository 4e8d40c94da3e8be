/** The lines of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Lines that say nothing are left out. */
import { createHmac } from 'node:crypto';
import { keyType } from './fingerprint.js';

export interface KnownHost {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly marker?: 'revoked' | 'cert-authority';
  readonly hosts: string;
  readonly key: Buffer;
  readonly type: string;
}

export const parseKnownHosts = (file: string, text: string): readonly KnownHost[] =>
  text.split('\n').flatMap((content, index) => {
    const fields = content.trim().split(/[ \t]+/);
    const marker = fields[0]?.startsWith('@') === true ? fields.shift() : undefined;
    const [hosts, , encoded] = fields;
    if (hosts === undefined || hosts.startsWith('#') || encoded === undefined) return [];
    if (marker !== undefined && marker !== '@revoked' && marker !== '@cert-authority') return [];
    const key = Buffer.from(encoded, 'base64');
    const type = keyType(key);
    if (type === '') return [];
    const base = { file, line: index + 1, hosts, key, type };
    if (marker === undefined) return [base];
    return [{ ...base, marker: marker === '@revoked' ? ('revoked' as const) : ('cert-authority' as const) }];
  });

/** The name a host is looked up by. */
export const knownHostsName = (host: string, port: number): string =>
  port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${String(port)}`;

/** Whether the line speaks of the host: one pattern must match and no negated one may. */
export const speaksOf = ({ hosts }: KnownHost, name: string): boolean => {
  if (hosts.startsWith('|1|')) return matchesHash(hosts, name);
  let matched = false;
  for (const pattern of hosts.split(',')) {
    const negated = pattern.startsWith('!');
    if (!matchesPattern(negated ? pattern.slice(1) : pattern, name)) continue;
    if (negated) return false;
    matched = true;
  }
  return matched;
};

const matchesHash = (hosts: string, name: string): boolean => {
  const [, , salt = '', hash = ''] = hosts.split('|');
  const wanted = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return wanted.equals(Buffer.from(hash, 'base64'));
};

/** `*` is any text, `?` any character. Walked by hand: as a regular expression some patterns take for ever. */
const matchesPattern = (pattern: string, name: string): boolean => {
  const wanted = pattern.toLowerCase();
  let star = -1;
  let resume = 0;
  let at = 0;
  for (let index = 0; index < name.length;) {
    if (wanted[at] === '*') {
      star = at;
      resume = index;
      at += 1;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === name[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      resume += 1;
      index = resume;
      at = star + 1;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
};
