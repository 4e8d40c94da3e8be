import valid from 'semver/functions/valid.js';
import * as z from 'zod';
import type { Variable } from './types.js';

const ipv4 = z.ipv4();
const cidr = z.cidrv4();

const patterns = {
  hostname: /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i,
  path: /^\/[^\0]*$/,
  number: /^-?\d+(\.\d+)?$/,
};

/** What is wrong with a value for a variable: said as what it should be; `undefined` when it is right. */
export const wrongWith = (
  { type, values }: Pick<Variable, 'type' | 'values'>,
  value: string,
): string | undefined => {
  switch (type) {
    case 'text':
      return undefined;
    case 'ip':
      return ipv4.safeParse(value).success ? undefined : 'an IPv4 address, as in 192.168.204.171';
    case 'cidr':
      return cidr.safeParse(value).success ? undefined : 'a network, as in 172.17.0.0/16';
    case 'hostname':
      return patterns.hostname.test(value) ? undefined : 'a host name, as in node01';
    case 'version':
      return valid(value) ? undefined : 'a version of three numbers, as in 3.5.16';
    case 'path':
      return patterns.path.test(value) ? undefined : 'an absolute path';
    case 'port':
      return /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535
        ? undefined
        : 'a port from 1 to 65535';
    case 'number':
      return patterns.number.test(value) ? undefined : 'a number';
    case 'url':
      return URL.canParse(value) && /^https?:/.test(value) ? undefined : 'an http or https address';
    case 'enum':
      return values?.includes(value) ? undefined : `one of ${(values ?? []).join(', ')}`;
  }
};
