import { describe, expect, it } from 'vitest';
import { lintFlags } from '../../src/runbook/lint/lint-flags.js';
import { stepsOf } from '../../src/runbook/steps-of.js';
import { inEnglish } from '../support/in-english.js';
import { must, readSample, swap } from '../support/sample-runbook.js';

/** What is said when the sample's first step runs `run` and explains `test -d` and `explained`. */
const problems = (run: string, ...explained: readonly string[]): readonly string[] => {
  const lines = ['test -d', ...explained].map((fragment) => `${fragment} | a meaning`);
  const runbook = must(
    readSample({
      'first.md': (text) =>
        swap(
          'mkdir -p "$DATA_DIR"',
          run,
        )(swap('mkdir -p | makes the folder and those above it', lines.join('\n'))(text)),
    }),
  );
  return stepsOf(runbook).slice(0, 1).flatMap(lintFlags).map(inEnglish);
};

describe('the flags of a step', () => {
  it('are said with their place when nobody explains them', () => {
    expect(problems('true\n  grep -q a "$DATA_DIR/x"')).toEqual([
      'book/first.md:22:8: -q of grep is not explained\n' +
        '    add a line to the step\'s explain block, as in "grep -q | what it means"',
    ]);
  });

  it('are said once each, however often they stand there', () => {
    expect(problems('grep -q a b\ngrep -q c d | sort -u')).toHaveLength(2);
  });

  it.each<[string, string, readonly string[]]>([
    ['with the command', 'grep -q a b', ['grep -q']],
    ['by themselves', 'etcdctl --write-out=table get', ['--write-out=']],
    ['once for all commands of the program', 'grep -q a b\nif grep -q c d; then true; fi', ['grep -q a b']],
    ['together, and count apart', 'grep -qF a b\ngrep -F c d', ['grep -qF']],
    ['where the command reaches over them', 'x=$(etcdctl --key=k get x)', ['etcdctl --key=k get x']],
  ])('are explained %s', (_how, run, explained) => {
    expect(problems(run, ...explained)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['another program has the same', 'grep -q a b\nfind . -q', 'grep -q'],
    ['the explanation ends inside', 'etcdctl --write-out=table get', 'etcdctl --write'],
    ['the explanation has half of them', 'grep -qF a b', 'grep -q'],
  ])('are not explained when %s', (_why, run, explained) => {
    expect(problems(run, explained)).not.toEqual([]);
  });
});
