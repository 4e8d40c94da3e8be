import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askSsh } from '../../../src/ssh/ask-ssh.js';
import { temporaryFolder } from '../../files/temporary-folder.js';

const configOf = async (text: string): Promise<string> => {
  const file = join(await temporaryFolder(), 'config');
  await writeFile(file, text);
  return file;
};

it.each([
  ['there are no settings', ''],
  ['all are for every host', 'User core\nHost *\n  Port 2222\n'],
])('says that an answer holds for every host where %s', async (_, text) => {
  expect(await askSsh('192.0.2.1', await configOf(text))).toMatchObject({ sameForAll: true });
});

it.each([
  ['some are for some hosts', 'Host 192.0.2.*\n  User core\n'],
  ['some are for more than every host', 'Host * !web\n  User core\n'],
  ['some depend on more than the name', 'Match user core\n  Port 2222\n'],
  ['one name is made of another', 'HostName %h.example.com\n'],
])('says that an answer holds for one host where %s', async (_, text) => {
  expect(await askSsh('192.0.2.1', await configOf(text))).toMatchObject({ sameForAll: false });
});

it('also looks into the files that are included', async () => {
  const included = await configOf('Host web\n  User core\n');
  expect(await askSsh('192.0.2.1', await configOf(`Include ${included}\n`))).toMatchObject({
    sameForAll: false,
  });
});

it('says what ssh complains of, and nothing else', async () => {
  const file = await configOf('Nonsense yes\n');
  await expect(askSsh('192.0.2.1', file)).rejects.toThrow(new RegExp(`^${file}.*nonsense`, 'is'));
});
