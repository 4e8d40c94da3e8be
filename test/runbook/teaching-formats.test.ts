import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../src/runbook/read-runbook.js';
import { inEnglish } from '../support/in-english.js';
import { assets, must, pages } from '../support/sample-runbook.js';

const questions = `
## Check yourself {#first-questions}

Two questions.

\`\`\`yaml question
ask: Which of them is a number?
choices:
  - one
  - two
answer: [1, 2]
because: both are.
\`\`\`

\`\`\`yaml question
ask: How is the folder made?
type: [mkdir -p "$DATA_DIR"]
because: '-p makes those above it too.'
\`\`\`
`;

const glossary = `# Glossary

## quorum {#term-quorum}

More than half.

Also: majority, majorities

## store {#term-store}

See [the folder](first.md#make-folder) and [quorum](#term-quorum).
`;

const picture = '\n![Who is where](../../assets/book/pictures/who.txt)\n';

/** The sample with `more` at the end of its first chapter, and other files besides. */
const readWith = (more: string, files: Readonly<Record<string, string>> = {}) =>
  readRunbook({
    folder: 'book',
    assets: new Map([
      ...assets,
      [
        'book/pictures/who.txt',
        '{{ host.name | cell: 8 }}|\n{% for h in hosts %}{{ h.name }} {% endfor %}\n',
      ],
    ]),
    pages: new Map(Object.entries({ ...pages, 'first.md': pages['first.md'] + more, ...files })),
  });

const problemsWith = (...input: Parameters<typeof readWith>): readonly string[] => {
  const read = readWith(...input);
  return read.ok ? [] : read.problems.map(inEnglish);
};

describe('questions', () => {
  it('are a section of their own, with prose before them', () => {
    const section = must(readWith(questions)).chapters[0]?.sections.at(-1);
    expect(section).toMatchObject({
      kind: 'questions',
      id: 'first-questions',
      questions: [
        { kind: 'choice', choices: ['one', 'two'], right: [1, 2], because: 'both are.' },
        { kind: 'typed', accepted: ['mkdir -p "$DATA_DIR"'] },
      ],
    });
    expect(section?.prose).toHaveLength(1);
  });

  it.each([
    ['answer: [1, 2]', 'answer: 3', 'there is no choice 3'],
    ['answer: [1, 2]', 'answer: both', '"answer" should be the number of a choice, or a list of numbers'],
    ['answer: [1, 2]', '', 'the question has no answer, or two kinds of them'],
    ['answer: [1, 2]', 'type: one', 'the question has no answer, or two kinds of them'],
    ['because: both are.', '', '"because" is missing'],
    ['  - two', '  - two # three', 'a comment begins here, and the text before it ends'],
    ['yaml question', 'yaml qestion', '"yaml qestion" is not a kind of block'],
    ['Two questions.', '```explain\na | b\n```', 'a "explain" block among questions'],
  ])('are refused when "%s" is "%s"', (from, to, message) => {
    expect(problemsWith(questions.replace(from, to)).join('\n')).toContain(message);
  });
});

describe('texts of questions', () => {
  it('may have a number sign in quotes and in folded text', () => {
    const folded = questions.replace('because: both are.', 'because: >-\n  no # comment\n  # here');
    expect(problemsWith(folded.replace('  - two', "  - 'two # three'"))).toEqual([]);
  });
});

describe('a glossary', () => {
  it('has words, other spellings of them, and what they mean', () => {
    const [quorum, store] = must(readWith('', { 'glossary.md': glossary })).glossary;
    expect(quorum).toMatchObject({ id: 'term-quorum', word: 'quorum', also: ['majority', 'majorities'] });
    expect(quorum?.meaning).toHaveLength(1);
    expect(store?.also).toEqual([]);
  });

  it.each([
    ['{#term-quorum}', '{#quorum}', '"quorum" has no id of a term'],
    ['More than half.', '', '"quorum" is not explained'],
    ['half.\n\nAlso', 'half.\nAlso', 'the other spellings of "quorum" are part of its text'],
    ['majorities', 'Store', '"store" is already under "quorum"'],
    ['first.md#make-folder', 'first.md#make-folders', 'did you mean "#make-folder"?'],
  ])('is refused when "%s" is "%s"', (from, to, message) => {
    expect(problemsWith('', { 'glossary.md': glossary.replace(from, to) }).join('\n')).toContain(message);
  });
});

describe('links', () => {
  it.each([
    '[a](#theory)',
    '[a](second.md#put)',
    '[a](second.md)',
    '[a](https://etcd.io)',
    '[a](../../assets/store.conf)',
  ])('may be %s', (link) => {
    expect(problemsWith(`\n${link}\n`)).toEqual([]);
  });

  it.each([
    ['[a](#theorie)', 'did you mean "#theory"?'],
    ['[a](#put)', 'it is in second.md'],
    ['[a](secnd.md#put)', 'did you mean "second.md"?'],
    ['- one\n- [a](first.md#none)', 'leads to no section of first.md'],
    ['[a](../../src/main.ts)', 'leads out of the runbook'],
    ['[a](../../assets/stor.conf)', 'did you mean "assets/store.conf"?'],
  ])('%s is a problem with its place', (link, message) => {
    const [problem] = problemsWith(`\n${link}\n`);
    expect(problem).toContain(message);
    expect(problem).toMatch(/^book\/first\.md:3\d:\d+: /);
  });
});

describe('pictures', () => {
  it('are files of text, alone in their paragraph', () => {
    expect(problemsWith(picture)).toEqual([]);
    expect(problemsWith(`\nSee ${picture.trim()}\n`)[0]).toContain('not a picture that a terminal can show');
    expect(problemsWith(picture.replace('who', 'whom'))[0]).toContain(
      'did you mean "assets/book/pictures/who.txt"?',
    );
    expect(problemsWith(picture.replace('../../assets', 'assets'))[0]).toContain('is not under assets/');
  });
});
