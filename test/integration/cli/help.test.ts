import { execa } from 'execa';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';

const help = async (words: readonly string[], lang: string): Promise<string> => {
  const { stdout } = await execa('node', ['dist/cli.js', ...words, '--help'], {
    env: { LANG: lang, LC_ALL: '', KUBEWALK_HOME: '/nonexistent' },
  });
  return stdout;
};

/** The names in a list of commands. */
const commandsIn = (text: string): readonly string[] =>
  [...(text.split('Commands:\n')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(
    ([, name = '']) => name,
  );

/** Three words of English in a row; names, file names and what is typed stand alone, but for the line of usage. */
const english = /[A-Za-z]{2,}( [A-Za-z]+){2,}/;

it('leaves no English sentence where the program is Chinese, and no line wider than the terminal', async () => {
  const top = await help([], 'C.UTF-8');
  const inner = commandsIn(await help(['lab'], 'C.UTF-8')).filter((name) => name !== 'help');
  const paths = [[], ...commandsIn(top).map((name) => [name]), ...inner.map((name) => ['lab', name])];
  expect(paths.length).toBeGreaterThan(20);
  const helps = await Promise.all(paths.map((path) => help(path, 'zh_CN.UTF-8')));
  for (const text of helps) {
    expect(text).toMatch(/\p{Script=Han}/u);
    const [, ...lines] = text.split('\n');
    expect(lines.filter((line) => english.test(line))).toEqual([]);
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  }
  // So many programs take their time on a busy machine.
}, 240_000);

it('is in the language that is asked for beside it', async () => {
  expect(await help(['--lang', 'zh'], 'C.UTF-8')).toContain('用法：');
  expect(await help(['plan', '--lang', 'zh'], 'C.UTF-8')).toContain('用法：');
  expect(await help(['plan', '--lang', 'en'], 'zh_CN.UTF-8')).toContain('Usage:');
});
