/**
 * `npm run pictures`: pictures of the screens for people who have not installed anything yet, taken from the program in a
 * real terminal with pretended hosts behind it. They lie in assets/screens/; needs no network and no machines.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTerminal, type OpenedTerminal } from '../support/open-terminal.js';
import { screenSvg } from './screen-svg.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'assets/screens');
const fixture = join(root, 'test/journeys/fixtures/fake-stage.ts');
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

/** What is opened, and keys with what is seen after each; the last is the picture. */
interface Shot {
  readonly name: string;
  readonly title: string;
  readonly stage?: string;
  readonly cluster?: boolean;
  readonly keys: readonly string[];
}

const shots: readonly Shot[] = [
  { name: 'home', title: 'kubewalk, first screen', keys: [] },
  { name: 'chapters', title: 'kubewalk, chapters and steps', cluster: true, keys: ['q'] },
  { name: 'step', title: 'kubewalk, a step and its commands', cluster: true, keys: ['nn'] },
  {
    name: 'run',
    title: 'kubewalk, a step being carried out',
    cluster: true,
    stage: 'slow',
    keys: ['nn', '\r'],
  },
  {
    name: 'failure',
    title: 'kubewalk, a step that failed',
    cluster: true,
    stage: 'failing',
    keys: ['nn', '\r'],
  },
];

/** Until nothing has changed for a while: a picture shows what a person sees who has stopped typing. */
const settled = async (terminal: OpenedTerminal, quietMs: number): Promise<void> => {
  let before = '';
  let since = Date.now();
  await terminal.until(() => {
    const now = terminal.text();
    if (now !== before || now.trim() === '') since = Date.now();
    before = now;
    return Date.now() - since > quietMs;
  }, 'the screen to come to rest');
};

const take = async (shot: Shot, language: 'en' | 'zh'): Promise<void> => {
  const terminal = openTerminal(process.execPath, [tsx, fixture], {
    columns: 100,
    rows: 30,
    env: {
      NODE_ENV: 'production',
      LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8',
      FORCE_COLOR: '1',
      ...(shot.stage !== undefined && { FAKE_STAGE: shot.stage }),
      ...(shot.cluster === true && { FAKE_CLUSTER: '/tmp/lab.yaml' }),
    },
  });
  try {
    await terminal.until(terminal.isAlternate, 'the screens');
    await settled(terminal, 1500);
    for (const keys of shot.keys) {
      terminal.type(keys);
      // A step that prints for ever never comes to rest; its picture is of the first lines.
      if (shot.stage === 'slow' && keys === '\r') await terminal.seen('line 9 from master01');
      else await settled(terminal, 1500);
    }
    writeFileSync(join(folder, `${shot.name}.${language}.svg`), screenSvg(shot.title, terminal.cells()));
    console.log(`${shot.name}.${language}.svg`);
  } finally {
    terminal.close();
  }
};

mkdirSync(folder, { recursive: true });
for (const shot of shots) for (const language of ['en', 'zh'] as const) await take(shot, language);
