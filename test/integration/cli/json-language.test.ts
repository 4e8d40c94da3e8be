import { expect, it } from 'vitest';
import { Program } from './support.js';

it('prints the same JSON in every language: titles as the source has them', async () => {
  const program = new Program();
  const cluster = (await program.run('tour', '--file')).stdout.trim();
  const plan = (...argv: readonly string[]) => program.run('plan', '--cluster', cluster, ...argv);
  const [english, chinese] = [await plan('--json', '--lang', 'en'), await plan('--json', '--lang', 'zh')];
  expect(english.objects.length).toBeGreaterThan(5);
  expect(chinese.objects).toEqual(english.objects);
  expect((await plan('--lang', 'zh')).stdout).toMatch(/^## \p{Script=Han}/mu);
});
