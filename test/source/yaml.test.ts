import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { should } from '../../src/source/describe-issue.js';
import { readYaml } from '../../src/source/yaml.js';
import { inEnglish } from '../support/in-english.js';

const schema = z.strictObject({
  name: z.string().min(1),
  mode: z.string().optional(),
  risk: z.enum(['reads', 'changes', 'destroys']).optional(),
  hosts: z
    .array(
      z.strictObject({
        name: z.string(),
        address: z.string().regex(/^\d/, should('schema.address')).optional(),
      }),
    )
    .min(1, should('schema.host'))
    .optional(),
  vars: z.record(z.string().regex(/^[a-z]+$/, should('schema.lowerCase')), z.string()).optional(),
});

const read = (text: string, firstLine?: number) =>
  readYaml(schema, { text, file: 'c.yaml', ...(firstLine !== undefined && { firstLine }) });

const problemsOf = (text: string, firstLine?: number): readonly string[] => {
  const result = read(text, firstLine);
  return result.ok ? [] : result.problems.map(inEnglish);
};

describe('reading YAML', () => {
  it.each<[string, string, readonly string[]]>([
    ['an empty file', '', ['c.yaml:1:1: "name" is missing']],
    ['a file of comments', '# name: a\n', ['c.yaml:1:1: "name" is missing']],
    ['text instead of a map', 'hello\n', ['c.yaml:1:1: the whole should be a map of keys and values']],
    ['a list instead of a map', '- a\n', ['c.yaml:1:1: the whole should be a map of keys and values']],
    [
      'a mistyped key',
      'nmae: a\n',
      ['c.yaml:1:1: "name" is missing', 'c.yaml:1:1: unknown key "nmae"\n    did you mean "name"?'],
    ],
    [
      'a key that is like no other',
      'name: a\nfoobar: b\n',
      ['c.yaml:2:1: unknown key "foobar"\n    the keys are: name, mode, risk, hosts, vars'],
    ],
    [
      'a mistyped key deep inside',
      'name: a\nhosts:\n  - name: x\n    adress: 1\n',
      ['c.yaml:4:5: unknown key "adress"\n    did you mean "address"?'],
    ],
    [
      'a missing key deep inside',
      'name: a\nhosts:\n  - { name: x }\n  - { }\n',
      ['c.yaml:4:5: "name" is missing'],
    ],
    ['a wrong type', 'name: a\nhosts: x\n', ['c.yaml:2:8: "hosts" should be a list']],
    ['a map where text should be', 'name: { a: b }\n', ['c.yaml:1:7: "name" should be text']],
    [
      'an entry of a wrong type',
      'name: a\nhosts: [x]\n',
      ['c.yaml:2:9: entry 1 of "hosts" should be a map of keys and values'],
    ],
    ['a value left empty', 'name:\nmode: 1\n', ['c.yaml:1:6: "name" should not be empty']],
    ['an empty list', 'name: a\nhosts: []\n', ['c.yaml:2:8: "hosts" should list at least one host']],
    [
      'a near miss of a word',
      'name: a\nrisk: change\n',
      ['c.yaml:2:7: "risk" should be one of reads, changes, destroys\n    did you mean "changes"?'],
    ],
    [
      'another word',
      'name: a\nrisk: high\n',
      ['c.yaml:2:7: "risk" should be one of reads, changes, destroys'],
    ],
    [
      'a value of a wrong form',
      'name: a\nhosts: [{ name: x, address: y }]\n',
      ['c.yaml:2:29: "address" should be an IP address, as in 192.168.204.171'],
    ],
    [
      'a key of a wrong form',
      'name: a\nvars:\n  UP: x\n',
      ['c.yaml:3:3: "UP" should be of lower-case letters, digits and hyphens'],
    ],
    ['a doubled key', 'name: a\nmode: b\nname: c\n', ['c.yaml:3:1: not valid YAML: Map keys must be unique']],
    ['a tab', 'name: a\n\tmode: b\n', ['c.yaml:2:1: not valid YAML: Tabs are not allowed as indentation']],
    ['an anchor that is not there', 'name: *a\n', ['c.yaml:1:7: not valid YAML: there is no anchor &a']],
    [
      'two documents',
      'name: a\n---\nname: b\n',
      ['c.yaml:2:1: not valid YAML: a second document begins here; a file holds one'],
    ],
    [
      'problems in many places',
      'hosts: x\nrisk: y\nvars: z\n',
      [
        'c.yaml:1:1: "name" is missing',
        'c.yaml:1:8: "hosts" should be a list',
        'c.yaml:2:7: "risk" should be one of reads, changes, destroys',
        'c.yaml:3:7: "vars" should be a map of keys and values',
      ],
    ],
  ])('tells of %s with its place', (_what, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('tells where a bracket is not closed', () => {
    const [problem] = problemsOf('name: a\nhosts: [\n');
    expect(problem).toMatch(/^c\.yaml:[23]:\d+: not valid YAML: .*\]/);
  });

  it('counts lines from where the text stands in its file', () => {
    expect(problemsOf('name: a\nrisk: high', 10)).toEqual([
      'c.yaml:11:7: "risk" should be one of reads, changes, destroys',
    ]);
  });

  it.each(['3.10', '0644', 'true', 'null', '~', '1e3', '0x10', '2024-01-01', 'no', '1_000'])(
    'keeps %s as it was written',
    (text) => {
      const result = read(`name: a\nmode: ${text}\n`);
      expect(result.ok && result.value.value.mode).toBe(text);
    },
  );

  it('does not let a bomb of references explode', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `  k${String(i)}: &a${String(i)} [${`*a${String(i - 1)},`.repeat(10)}]`,
    );
    const text = `name: a\nbomb:\n  k: &a-1 [x]\n${levels.join('\n')}\n`;
    expect(problemsOf(text).join()).toContain('not valid YAML');
  });

  it('says where a value stands, or what is around a missing one', () => {
    const result = read('name: a\nhosts:\n  - name: x\n    address: 1\nvars: { k: v }\n');
    if (!result.ok) throw new Error('should be read');
    const at = (...path: PropertyKey[]) => {
      const { line, column } = result.value.placeOf(path);
      return `${String(line)}:${String(column)}`;
    };
    expect(at('name')).toBe('1:7');
    expect(at('hosts', 0, 'address')).toBe('4:14');
    expect(at('vars', 'k')).toBe('5:12');
    expect(at('vars', 'other')).toBe('5:7');
    expect(at('ssh', 'port')).toBe('1:1');
  });
});
