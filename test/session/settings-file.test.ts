import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSettings, rememberSettings } from '../../src/session/settings-file.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kubewalk-settings-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

it('there are no settings before something was chosen', () => {
  expect(readSettings(home)).toEqual({});
});

it('a choice is kept beside those made before, also in a folder that is not there yet', async () => {
  const deeper = join(home, 'data');
  await rememberSettings(deeper, { language: 'zh' });
  await rememberSettings(deeper, { colour: 'off' });
  expect(readSettings(deeper)).toEqual({ language: 'zh', colour: 'off' });
});

it.each(['', '{', '7', 'null'])('a file that says %j says nothing', (text) => {
  writeFileSync(join(home, 'settings.json'), text);
  expect(readSettings(home)).toEqual({});
});

it('a place that cannot be written to is no trouble', async () => {
  writeFileSync(join(home, 'file'), '');
  await expect(rememberSettings(join(home, 'file'), { language: 'zh' })).resolves.toBeUndefined();
});
