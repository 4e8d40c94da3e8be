import { expect, it } from 'vitest';
import type { VariableType } from '../../src/runbook/types.js';
import { wrongWith } from '../../src/runbook/variable-value.js';
import { saying } from '../../src/words/saying.js';

it.each<[VariableType, readonly string[], readonly string[]]>([
  ['text', ['', 'anything $x'], []],
  [
    'ip',
    ['10.0.0.1', '255.255.255.255'],
    ['10.0.0', '10.0.0.256', 'host', '::1', '10.0.0.1/24', ' 10.0.0.1', ''],
  ],
  ['cidr', ['10.0.0.0/16', '0.0.0.0/0'], ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', 'x/8']],
  ['hostname', ['node01', 'a.example.org', 'A-1'], ['-a', 'a-', 'a_b', 'a..b', '', 'x'.repeat(64), 'a b']],
  ['version', ['3.5.16', '1.0.0-rc.1'], ['3.5', 'latest', '', '3.5.16.1']],
  ['path', ['/', '/var/lib/x y'], ['var', './x', '~/x', '']],
  ['port', ['1', '65535'], ['0', '65536', '-1', '1.5', '', 'http', '0x50']],
  ['number', ['0', '-1', '1.5'], ['', '1e3', 'x', '1.', '.5', '1,5']],
  ['url', ['https://example.org/x', 'http://10.0.0.1:8080'], ['ftp://x', 'example.org', 'https://', '']],
])('%s takes what it should, and nothing else', (type, right, wrong) => {
  for (const value of right) expect([value, wrongWith({ type }, value)]).toEqual([value, undefined]);
  for (const value of wrong) expect([value, wrongWith({ type }, value)]).not.toEqual([value, undefined]);
});

it('an enum takes its values', () => {
  expect(wrongWith({ type: 'enum', values: ['a', 'b'] }, 'a')).toBeUndefined();
  expect(wrongWith({ type: 'enum', values: ['a', 'b'] }, 'c')).toEqual(
    saying('value.enum', { known: 'a, b' }),
  );
});
