import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { readRunbook } from '../../src/runbook/read-runbook.js';
import { stepsOf } from '../../src/runbook/steps-of.js';
import { inEnglish } from '../support/in-english.js';
import { must, pages, readSample, swap } from '../support/sample-runbook.js';

type Changes = Parameters<typeof readSample>[0];

const problemsOf = (changes: Changes, assets?: ReadonlyMap<string, string>): readonly string[] => {
  const read = readSample(changes, assets);
  return read.ok ? [] : read.problems.map(inEnglish);
};

// Many worlds on a busy machine take longer than one test usually may.
vi.setConfig({ testTimeout: 60_000 });

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
    expect(loaded.ok ? [] : loaded.problems.map(inEnglish)).toEqual([]);
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
      { numRuns: 100 },
    );
  });
});
