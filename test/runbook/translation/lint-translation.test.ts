import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../src/runbook/read-runbook.js';
import { lintTranslation } from '../../../src/runbook/translation/lint-translation.js';
import { sourceHashes } from '../../../src/runbook/translation/source-texts.js';
import { inEnglish } from '../../support/in-english.js';
import { must, swap } from '../../support/sample-runbook.js';
import { chinese, translatedAssets, translatedPages } from '../../support/sample-translation.js';

type Files = Readonly<Record<string, string>>;

/** Problems of the sample's Chinese, with its source as `english` and Chinese files changed or added. */
const problemsOf = (
  english: Files = {},
  changed: Files = {},
  gone: readonly string[] = [],
): readonly string[] => {
  const accepted = inputOf({});
  const hashes = JSON.stringify(sourceHashes(accepted));
  const input = inputOf({ ...english, 'zh/translated.json': hashes, ...changed }, gone);
  return lintTranslation(input, 'zh').map(inEnglish);
};

const inputOf = (files: Files, gone: readonly string[] = []) => {
  const texts = Object.entries({ ...translatedPages, ...chinese, ...files }).filter(
    ([path]) => !gone.includes(path),
  );
  const pages = new Map(texts);
  const runbook = must(readRunbook({ folder: 'book', pages, assets: translatedAssets }));
  return { runbook, pages, assets: translatedAssets, handbook: [] };
};

const first = 'first.md';
const zhFirst = 'zh/first.md';
const changeFirst = (from: string, to: string): Files => ({
  [first]: swap(from, to)(translatedPages[first]),
});
const changeZh = (from: string, to: string): Files => ({ [zhFirst]: swap(from, to)(chinese[zhFirst]) });

describe('a translation', () => {
  it('that has everything has no problem', () => {
    expect(problemsOf()).toEqual([]);
  });

  it('is older than a source whose words changed, and only there', () => {
    expect(problemsOf(changeFirst('Prose alone.', 'Prose, and more of it.'))).toEqual([
      expect.stringContaining('the translation of theory is older than its source'),
    ]);
    expect(problemsOf(changeFirst('makes the folder and', 'makes that folder and'))).toEqual([
      expect.stringContaining('the translation of make-folder is older than its source'),
    ]);
  });

  it('does not mind commands, output and where lines end', () => {
    const commands = changeFirst('rmdir "$DATA_DIR"', 'rm -r "$DATA_DIR"');
    expect(problemsOf(commands)).toEqual([]);
    expect(problemsOf(changeFirst('Prose alone.', 'Prose\nalone.'))).toEqual([]);
  });

  it.each([
    ['## 理论 {#theory}\n\n只有文字。\n', '', 'the section {#theory} is not translated'],
    ['{#theory}', '{#theories}', 'the section {#theories} translates nothing'],
    ['只有文字。', '', 'the text of {#theory} is not translated'],
    ['mkdir -p |', 'mkdir |', '"mkdir -p" is not explained here'],
    ['mkdir -p |', 'mkdir -p | 又一次\nmkdir -p |', 'is explained here and not in the source, or twice'],
    ['为什么。', '为什么。\n\n```sh run\nid\n```', 'a block that is not translated'],
    ['choices: [甲, 乙]', 'choices: [甲]', 'the question has 1 choices and its source 2'],
    ['![谁在哪里](../../../assets/sample/pictures/who.zh.txt)', '', 'the picture "who" is not shown here'],
    ['who.zh.txt', 'who.tw.txt', 'did you mean "assets/sample/pictures/who.zh.txt"?'],
    ['为什么。', '[看](second.md#none)', 'leads to no section of zh/second.md'],
    ['只有文字。\n', '只有文字。\n\n```yaml step\nno-undo: 不能\n```\n', 'its no-undo translates nothing'],
  ])('is wrong when "%s" is "%s"', (from, to, message) => {
    expect(problemsOf({}, changeZh(from, to)).join('\n')).toContain(message);
  });

  it.each([
    ['zh/second.md', 'there is no translation of second.md'],
    ['zh/README.md', 'there is no translation of README.md'],
    ['zh/glossary.md', 'the term {#term-quorum} is not translated'],
  ])('is wrong without %s', (path, message) => {
    expect(problemsOf({}, {}, [path]).join('\n')).toContain(message);
  });

  it('has what variables are about, and every reason', () => {
    const front = (from: string, to: string): string =>
      problemsOf({}, { 'zh/README.md': swap(from, to)(chinese['zh/README.md']) }).join('\n');
    expect(front('  data_dir: { about: 数据在哪里。 }\n', '')).toContain(
      '"data_dir" under variables is not translated',
    );
    expect(front('requires: [旧版本说另一种语言。]', 'requires: []')).toContain(
      'has 1 reasons and 0 translations of them',
    );
  });

  it('is told in the page where it is wrong, with the line', () => {
    const [problem] = problemsOf({}, changeZh('mkdir -p |', 'mkdir |'));
    expect(problem).toMatch(/^book\/zh\/first\.md:\d+:1: /);
  });
});
