import { describe, expect, it } from 'vitest';
import { readTrouble } from '../../src/doctor/read-trouble.js';
import type { Problem } from '../../src/source/problem.js';
import { saying } from '../../src/words/saying.js';
import { wordsIn } from '../../src/words/words.js';

const { say } = wordsIn('en');

const title = '# A title\n\nProse.\n\n';
const byHand = '## By hand {#tls-san-by-hand}\n\nSomebody has to look.\n';

const problemsIn = (matter: string, body = title + byHand): readonly Problem[] => {
  const read = readTrouble('tls-san', 'tls-san.md', `---\n${matter}\n---\n\n${body}`);
  return read.ok ? [] : read.problems;
};

const trouble = (...page: Parameters<typeof problemsIn>): readonly string[] =>
  problemsIn(...page).map(({ line, message }) => `${line}: ${say(message)}`);

const good = 'trouble: tls-san\norder: certificates\nconfirmed-by: [cert.san-lacks-address]';

describe('a trouble', () => {
  it('is a markdown file and nothing else', () => {
    expect(trouble(good)).toEqual([]);
  });

  it('is told apart by something', () => {
    expect(trouble('trouble: tls-san\norder: certificates')).toEqual([
      '1: nothing tells this trouble from others',
    ]);
  });

  it('has steps that mend it, or says why a person has to', () => {
    expect(trouble(good, title)).toEqual(['2: nothing mends this trouble']);
    expect(trouble(`${good}\nfix: [reissue-certificate]`)).toEqual([
      '2: it has steps that mend it and {#tls-san-by-hand} too',
    ]);
  });

  it('is called like its file', () => {
    const [problem] = trouble(good.replace('tls-san', 'tls-sam'));
    expect(problem).toBe('2: the trouble is called "tls-sam" in a file called tls-san.md');
  });

  it('names facts that there are, and is told which it may have meant', () => {
    const [problem] = problemsIn(good.replace('cert.san-lacks-address', 'cert.san-lacks-adress'));
    expect(problem).toMatchObject({
      line: 4,
      message: saying('schema.fact', { name: expect.anything() as string }),
      hint: saying('refused.near', { near: 'cert.san-lacks-address' }),
    });
  });

  it('has its problems at the lines of the file, in the steps of its fix too', () => {
    const [problem] = trouble(
      good,
      '# Title\n\n## Mend it {#mend}\n\n```yaml step\non: etcd\nrisk: much\n```\n',
    );
    expect(problem).toMatch(/^13: /);
  });
});
