import { describe, expect, it } from 'vitest';
import { inEnglish } from '../support/in-english.js';
import { readSample, swap } from '../support/sample-runbook.js';

type Changes = Parameters<typeof readSample>[0];

const problemsOf = (changes: Changes, assets?: ReadonlyMap<string, string>): readonly string[] => {
  const read = readSample(changes, assets);
  return read.ok ? [] : read.problems.map(inEnglish);
};

describe('a front page', () => {
  const front = (from: string, to: string): Changes => ({ 'README.md': swap(from, to) });
  const first = (from: string, to: string): Changes => ({ 'first.md': swap(from, to) });

  it.each<[string, Changes, string]>([
    ['no front page', { 'README.md': undefined }, 'book/README.md:1:1: there is no front page'],
    [
      'no front matter',
      { 'README.md': () => '# Sample\n' },
      'book/README.md:1:1: the front page has no front matter',
    ],
    [
      'a front page without a title',
      front('# Sample', 'Sample'),
      'book/README.md:1:1: the front page has no "# Title"',
    ],
    [
      'a chapter without a title',
      first('# First', 'First'),
      'book/first.md:1:1: the chapter has no "# Title"',
    ],
    [
      'a chapter that is not there',
      front('[first, second]', '[first, secnd]'),
      'book/README.md:4:19: there is no chapter secnd.md\n    did you mean "second.md"?',
    ],
    [
      'a mistyped key of the front page',
      front('roles: [', 'rols: ['),
      'book/README.md:3:1: unknown key "rols"\n    did you mean "roles"?',
    ],
    [
      'a mistyped type of a variable',
      front('type: path', 'type: pth'),
      'book/README.md:7:21: "type" should be one of text, ip, cidr, hostname, version, path, port, number, url, enum',
    ],
    [
      'a variable with a name of a wrong form',
      front('  data_dir:', '  dataDir:'),
      'book/README.md:7:3: "dataDir" should be named in lower_snake_case',
    ],
    [
      'a default of a wrong type',
      front('/var/lib/store', 'var/lib/store'),
      'book/README.md:7:36: the default of "data_dir" should be an absolute path',
    ],
    [
      'a profile default of a wrong type',
      front('store_version: 3.5.16', 'store_version: 3.5'),
      'book/README.md:11:32: "store_version" should be a version of three numbers',
    ],
    [
      'a profile default for no variable',
      front('defaults: { store_version', 'defaults: { stor_version'),
      'book/README.md:11:31: "stor_version" is not a variable\n    did you mean "store_version"?',
    ],
    [
      'a requirement that is no range',
      front("'>=3.4.0 <3.7.0'", "'>=3.4.0 <banana'"),
      'book/README.md:13:26: "store_version" should be a version range',
    ],
    [
      'a requirement without a reason',
      front(', because: older ones speak another language.', ''),
      'book/README.md:13:9: entry 1 of "requires": "because" is missing',
    ],
    [
      'a requirement that lists nothing',
      front("{ store_version: '>=3.4.0 <3.7.0',", '{ store_version: [],'),
      'book/README.md:13:26: "store_version" should not be empty',
    ],
    [
      'a derived value from nothing',
      front('{{ hosts |', '{{ hoss |'),
      'book/README.md:15:14: the template takes "hoss", which is not a variable\n    did you mean "host"?',
    ],
    [
      'a derived value that does not parse',
      front("join: ',' }}", "join: ',' "),
      'book/README.md:15:14: the template',
    ],
    [
      'an address of a release from nothing',
      front(
        'https://releases.example/store-{{ store_version }}',
        'https://releases.example/store-{{ version }}',
      ),
      'book/README.md:18:5: the template takes "version", which is not a variable',
    ],
    [
      'a variable with the name of a system variable',
      front('  data_dir:', '  path: { type: path, default: /x, about: x }\n  data_dir:'),
      'book/README.md:7:9: "path" cannot be the name of a variable: $PATH belongs to the system',
    ],
    [
      'a variable that hides what every template sees',
      front('  data_dir:', '  hosts: { type: text, default: x, about: x }\n  data_dir:'),
      'book/README.md:7:10: "hosts" cannot be the name of a variable: templates know it as something else',
    ],
    [
      'a variable that hides what every block sees',
      front('  data_dir:', '  host_name: { type: text, default: x, about: x }\n  data_dir:'),
      'book/README.md:7:14: "host_name" cannot be the name of a variable: $HOST_NAME is set for every block',
    ],
    [
      'a derived value with the name of a variable',
      front('  ENDPOINTS:', '  DATA_DIR: x\n  ENDPOINTS:'),
      'book/README.md:15:13: "DATA_DIR" cannot be the name of a variable: the variable "data_dir" has it',
    ],
  ])('with %s is refused with its place', (_what, changes, problem) => {
    expect(problemsOf(changes).find((each) => each.startsWith(problem)) ?? problemsOf(changes)).toEqual(
      expect.stringContaining(problem),
    );
  });
});
