import valid from 'semver/functions/valid.js';
import * as z from 'zod';
import { saying, type Saying } from '../words/saying.js';
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
): Saying | undefined => {
  switch (type) {
    case 'text':
      return undefined;
    case 'ip':
      return ipv4.safeParse(value).success ? undefined : saying('value.ip');
    case 'cidr':
      return cidr.safeParse(value).success ? undefined : saying('value.cidr');
    case 'hostname':
      return patterns.hostname.test(value) ? undefined : saying('value.hostname');
    case 'version':
      return valid(value) ? undefined : saying('value.version');
    case 'path':
      return patterns.path.test(value) ? undefined : saying('value.path');
    case 'port':
      return /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535
        ? undefined
        : saying('value.port');
    case 'number':
      return patterns.number.test(value) ? undefined : saying('value.number');
    case 'url':
      return URL.canParse(value) && /^https?:/.test(value) ? undefined : saying('value.url');
    case 'enum':
      return values?.includes(value) ? undefined : saying('value.enum', { known: (values ?? []).join(', ') });
  }
};
