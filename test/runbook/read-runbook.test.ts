import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { readRunbook } from '../../src/runbook/read-runbook.js';
import { stepsOf } from '../../src/runbook/steps-of.js';
import { formatProblem } from '../../src/source/problem.js';
import { must, pages, readSample, swap } from '../support/sample-runbook.js';

type Changes = Parameters<typeof readSample>[0];

const problemsOf = (changes: Changes, assets?: ReadonlyMap<string, string>): readonly string[] => {
  const read = readSample(changes, assets);
  return read.ok ? [] : read.problems.map(formatProblem);
};

describe('a runbook', () => {
  it('is read whole', () => {
    const runbook = must(readSample());
    expect(runbook).toMatchObject({ id: 'sample', title: 'Sample', folder: 'book', roles: ['etcd', 'node'] });
    expect(runbook.chapters.map(({ id, title, needs }) => ({ id, title, needs }))).toEqual([
      { id: 'first', title: 'First', needs: [] },
      { id: 'second', title: 'Second', needs: ['first'] },
    ]);
    expect(runbook.chapters[0]?.sections.map(({ kind, id }) => [kind, id])).toEqual([
      ['theory', 'theory'],
      ['step', 'make-folder'],
    ]);
    const [make, put] = stepsOf(runbook);
    expect(make).toMatchObject({
      title: 'Make the folder',
      on: ['etcd'],
      strategy: 'parallel',
      risk: 'changes',
      timeoutMs: 60_000,
      when: {},
      run: { code: 'mkdir -p "$DATA_DIR"', place: { file: 'book/first.md', line: 21, column: 1 } },
      explanations: [{ fragment: 'mkdir -p', meaning: 'makes the folder and those above it' }],
    });
    expect(make?.prose).toHaveLength(1);
    expect(put).toMatchObject({
      strategy: 'together',
      timeoutMs: 120_000,
      when: { store_version: ['>=3.4.0'], family: ['debian'] },
      noUndo: 'the files are small',
      files: [{ template: 'store.conf', path: '/etc/store.conf', mode: '0600', owner: 'root' }],
      artifacts: [{ artifact: 'store', path: '/opt/store.tar.gz' }],
      certificates: [{ ca: 'store', name: 'server', usages: ['server'], days: 365, to: '/etc/store/pki' }],
      outputs: ['done'],
    });
  });

  it('may be written on Windows', () => {
    const dos = (text: string): string => text.replaceAll('\n', '\r\n');
    const runbook = must(readSample({ 'README.md': dos, 'first.md': dos, 'second.md': dos }));
    const [make] = stepsOf(runbook);
    expect(make?.check?.code).toBe('test -d "$DATA_DIR"');
    expect(JSON.stringify(stepsOf(runbook).map(({ run, outputs }) => [run?.code, outputs]))).not.toContain(
      '\\r',
    );
  });

  it('that kubewalk brings along has no problem', async () => {
    const loaded = await loadRunbook(groundFloor);
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([]);
  });

  const front = (from: string, to: string): Changes => ({ 'README.md': swap(from, to) });
  const first = (from: string, to: string): Changes => ({ 'first.md': swap(from, to) });
  const second = (from: string, to: string): Changes => ({ 'second.md': swap(from, to) });

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
      'book/README.md:4:19: there is no chapter secnd.md\n    did you mean second.md?',
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
    [
      'a need of a chapter that is not before it',
      second('needs: [first]', 'needs: [frist]'),
      'book/second.md:1:1: it needs "frist", which is no chapter before it\n    did you mean "first"?',
    ],
    [
      'a heading without an id',
      first('{#theory}', ''),
      'book/first.md:3:1: "Theory" has no id\n    write it as "## Title {#kebab-case-id}"',
    ],
    [
      'a heading with a bad id',
      first('{#theory}', '{#The_Ory}'),
      'book/first.md:3:1: "The_Ory" is not an id',
    ],
    [
      'an id that is taken',
      second('{#put}', '{#make-folder}'),
      'book/second.md:7:1: the id "make-folder" is taken by "Make the folder" in first.md',
    ],
    [
      'an id that is a chapter',
      second('{#put}', '{#first}'),
      'book/second.md:7:1: the id "first" is taken by a chapter',
    ],
    ['a step without a risk', first('risk: changes\n', ''), 'book/first.md:12:1: "risk" is missing'],
    ['a step without hosts', first('on: etcd\n', ''), 'book/first.md:12:1: "on" is missing'],
    [
      'a mistyped key of a step',
      first('on: etcd', 'om: etcd'),
      'book/first.md:12:1: unknown key "om"\n    did you mean "on"?',
    ],
    [
      'a mistyped risk',
      first('risk: changes', 'risk: change'),
      'book/first.md:13:7: "risk" should be one of',
    ],
    [
      'a mistyped role',
      first('on: etcd', 'on: etdc'),
      'book/first.md:7:1: step "make-folder" is on "etdc", which is no role\n    did you mean "etcd"?',
    ],
    [
      'a timeout without a unit',
      second('timeout: 2m', 'timeout: 120'),
      'book/second.md:13:10: "timeout" should be a time as in 30s, 5m or 1h',
    ],
    [
      'a condition on nothing',
      second('family: debian', 'famly: debian'),
      'book/second.md:7:1: step "put" asks for "famly", which is neither a variable nor a fact\n    did you mean "family"?',
    ],
    [
      'a condition that is no range',
      second("store_version: '>=3.4.0'", 'store_version: new'),
      'book/second.md:7:1: step "put" asks for store_version "new", which is no version range',
    ],
    [
      'a second run block',
      first('```sh verify\n', '```sh run\ntrue\n```\n\n```sh verify\n'),
      'book/first.md:24:1: a second run block in one step',
    ],
    [
      'a block of no kind',
      first('```sh check', '```sh chek'),
      'book/first.md:16:1: "sh chek" is not a kind of block',
    ],
    [
      'a change without a check',
      first('```sh check', '```sh'),
      'book/first.md:7:1: step "make-folder" changes something without a check',
    ],
    [
      'a change without a verify',
      first('```sh verify', '```sh'),
      'book/first.md:7:1: step "make-folder" changes something without a verify',
    ],
    [
      'a change without an undo',
      first('```sh undo', '```sh'),
      'book/first.md:7:1: step "make-folder" changes something without an undo',
    ],
    [
      'a reading step that has an undo',
      first('risk: changes', 'risk: reads'),
      'book/first.md:7:1: step "make-folder" says that it reads, but has an undo',
    ],
    [
      'a reading step that puts files',
      second('risk: changes', 'risk: reads'),
      'book/second.md:7:1: step "put" says that it reads, but puts files on hosts',
    ],
    [
      'a step that does nothing',
      { 'first.md': () => '# First\n\n## X {#x}\n\n```yaml step\non: all\nrisk: reads\n```\n' },
      'book/first.md:3:1: step "x" does nothing',
    ],
    [
      'a mistyped shell variable',
      first('mkdir -p "$DATA_DIR"', 'true\nmkdir -p "$DTA_DIR"'),
      'book/first.md:22:11: $DTA_DIR is not a variable of this runbook and is not set in the block\n    did you mean $DATA_DIR?',
    ],
    [
      'an explanation of nothing',
      first('mkdir -p | makes', 'mkdir -q | makes'),
      'book/first.md:33:1: "mkdir -q" stands in none of the step\'s commands',
    ],
    [
      'an explanation without a bar',
      first('mkdir -p | makes', 'mkdir -p makes'),
      'book/first.md:33:1: not an explanation',
    ],
    [
      'a template that is not there',
      second('store.conf\n', 'stor.conf\n'),
      'book/second.md:19:1: there is no template stor.conf\n    did you mean store.conf?',
    ],
    [
      'a relative path on a host',
      second('path: /etc/store.conf', 'path: etc/store.conf'),
      'book/second.md:20:7: "path" should be an absolute path on the host',
    ],
    [
      'a mode that is none',
      second('mode: 0600', 'mode: rw'),
      'book/second.md:21:7: "mode" should be three octal digits, as in 0644',
    ],
    [
      'an artifact that is not there',
      second('artifact: store', 'artifact: stores'),
      'book/second.md:25:1: there is no artifact "stores"\n    did you mean "store"?',
    ],
    [
      'a certificate for no use',
      second('usages: [server]', 'usages: [serve]'),
      'book/second.md:33:10: entry 1 of "usages" should be one of server, client\n    did you mean "server"?',
    ],
    [
      'a certificate for no time',
      second('days: 365', 'days: year'),
      'book/second.md:36:7: "days" should be a number of days',
    ],
  ])('with %s is refused with its place', (_what, changes, problem) => {
    expect(problemsOf(changes).find((each) => each.startsWith(problem)) ?? problemsOf(changes)).toEqual(
      expect.stringContaining(problem),
    );
  });

  it.each([
    [
      'takes what is not there',
      'a: 1\nb: {{ nothing }}\n',
      'assets/store.conf:1:1: the template takes "nothing"',
    ],
    ['does not parse', 'a: 1\n{% if x %}\n', 'assets/store.conf:2:1: the template'],
  ])('with a template that %s is refused', (_what, text, problem) => {
    expect(problemsOf({}, new Map([['store.conf', text]])).join('\n')).toContain(problem);
  });

  it('is told all its problems at once, in the order of its files', () => {
    const problems = problemsOf({
      'second.md': (text) => swap('risk: changes', 'risk: none')(swap('days: 365', 'days: 0')(text)),
      'first.md': swap('{#theory}', ''),
    });
    expect(problems.map((problem) => /^book\/[^:]+:\d+/.exec(problem)?.[0])).toEqual([
      'book/first.md:3',
      'book/second.md:11',
      'book/second.md:36',
    ]);
  });

  it('is read or refused, never thrown at, whatever is in its files', () => {
    const scraps = fc.constantFrom(
      ...[
        '---\n',
        '# T\n',
        '## S {#s}\n',
        '```yaml step\n',
        '```sh run\n',
        '```\n',
        'on: all\n',
        'risk: reads\n',
      ],
      ...[
        'runbook: r\n',
        'roles: [x]\n',
        'chapters: [c]\n',
        'profiles: {p: {about: x}}\n',
        '&a [*a]\n',
        '{{ x',
        '{% if',
        '*x\n',
      ],
      ...[
        "derived: {A: '{{'}\n",
        'when: {a: []}\n',
        '? [1]\n',
        '```explain\n',
        '```yaml pki\n',
        '$A ${B',
        "'",
        '\r\n',
        '\u0000',
        '"\\xzz"',
      ],
    );
    const page = fc.array(fc.oneof(scraps, fc.string()), { maxLength: 25 }).map((parts) => parts.join(''));
    const mangled = (text: string) =>
      fc
        .tuple(fc.nat({ max: text.length }), fc.nat({ max: 40 }), fc.oneof(scraps, fc.string()))
        .map(([at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone));
    const anyPages = fc.record({
      'README.md': fc.oneof(page, mangled(pages['README.md'])),
      'first.md': fc.oneof(page, mangled(pages['first.md'])),
      'second.md': fc.oneof(page, mangled(pages['second.md'])),
    });
    fc.assert(
      fc.property(anyPages, page, (texts, asset) => {
        const read = readRunbook({
          folder: 'book',
          pages: new Map(Object.entries(texts)),
          assets: new Map([['store.conf', asset]]),
        });
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const { line, column, message } of read.problems) {
          expect([line > 0, column > 0, message !== '']).toEqual([true, true, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
