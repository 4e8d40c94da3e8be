import { describe, expect, it } from 'vitest';
import { exampleValues } from '../../../src/plan/picture-values.js';
import { illustrate } from '../../../src/runbook/illustrate.js';
import { readRunbook } from '../../../src/runbook/read-runbook.js';
import { stepsOf } from '../../../src/runbook/steps-of.js';
import { localize } from '../../../src/runbook/translation/localize.js';
import { readTranslation } from '../../../src/runbook/translation/read-translation.js';
import { must } from '../../support/sample-runbook.js';
import { chinese, translatedAssets, translatedPages } from '../../support/sample-translation.js';

const pages = new Map(Object.entries({ ...translatedPages, ...chinese }));
const english = must(readRunbook({ folder: 'book', pages, assets: translatedAssets }));
const { translation } = readTranslation('book', 'zh', pages);
const localized = localize(english, translation);

describe('a runbook in another language', () => {
  it('has the words of the translation and the commands of the source', () => {
    const [make, put] = stepsOf(localized);
    const [source] = stepsOf(english);
    expect(localized.title).toBe('示例');
    expect(localized.chapters.map(({ title }) => title)).toEqual(['第一章', '第二章']);
    expect(make).toMatchObject({
      id: 'make-folder',
      title: '建目录',
      run: source?.run,
      check: source?.check,
    });
    expect(make?.explanations).toMatchObject([
      { fragment: 'mkdir -p', meaning: '建立目录和它上面的各级目录' },
    ]);
    expect(put?.noUndo).toBe('文件很小');
    expect(localized.variables.map(({ about }) => about)).toEqual(['版本。', '数据在哪里。']);
    expect(localized.profiles[0]?.requires[0]?.because).toBe('旧版本说另一种语言。');
  });

  it('has its questions with the answers of the source', () => {
    expect(localized.chapters[0]?.sections.at(-1)).toMatchObject({
      title: '考考自己',
      questions: [
        { kind: 'choice', ask: '哪一个？', choices: ['甲', '乙'], right: [1], because: '就是它。' },
      ],
    });
  });

  it('finds its terms under the words of both languages', () => {
    expect(localized.glossary).toMatchObject([{ word: '法定人数', also: ['多数', 'quorum', 'majority'] }]);
  });

  it('does not call a term by its own name a second time, where both languages have the same word', () => {
    const same = new Map([
      ...pages,
      ['zh/glossary.md', '# 术语\n\n## quorum {#term-quorum}\n\n过半数。\n\n又称：多数\n'],
    ]);
    const { translation: sameWord } = readTranslation('book', 'zh', same);
    expect(localize(english, sameWord).glossary).toMatchObject([
      { word: 'quorum', also: ['多数', 'majority'] },
    ]);
  });

  it('keeps the words of the source where a page is not translated', () => {
    const { translation: less } = readTranslation(
      'book',
      'zh',
      new Map([...pages].filter(([path]) => path !== 'zh/first.md')),
    );
    expect(localize(english, less).chapters.map(({ title }) => title)).toEqual(['First', '第二章']);
  });

  it('shows its own pictures', () => {
    const example = [{ name: 'a', address: '10.0.0.1', roles: ['etcd'] }];
    const drawn = illustrate(localized, translatedAssets, exampleValues({ ...localized, example }));
    const [make] = stepsOf(drawn);
    expect(make?.prose.at(-1)).toMatchObject({
      type: 'code',
      lang: 'picture',
      meta: '谁在哪里',
      value: 'a 在这里',
    });
  });
});
