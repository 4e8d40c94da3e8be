import { afterEach, describe, expect, it } from 'vitest';
import { everythingWorks } from '../support/fake-backstage.js';
import type { Asked } from '../support/fake-hosts.js';
import { keys, openUi, type OpenedUi } from '../support/open-ui.js';

const usual = 'first\nsecond\nthird\n';

/** Two hosts print the same, node02 something else. */
const prints =
  (other: string) =>
  (asked: Asked): ReturnType<typeof everythingWorks> => {
    if (asked.phase === 'run') asked.print(asked.host === 'node02' ? other : usual);
    return everythingWorks(asked);
  };

describe('what two hosts printed, against each other', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const done = async (other: string, language: 'en' | 'zh' = 'en'): Promise<void> => {
    ui = openUi({ opened: true, answer: prints(other), settings: { language } });
    await ui.until(() => ui.frame().includes('What a host needs'), 'the first page');
    await ui.type('nn', keys.enter);
    await ui.seen(language === 'en' ? 'different: node02.' : '不同的是：node02。');
  };

  it.each([
    ['en', 'master01 against node02', '- only on master01', '+ only on node02'],
    ['zh', 'master01 与 node02 比较', '- 只有 master01 输出了', '+ 只有 node02 输出了'],
  ] as const)(
    'shows the host that differs beside those that agree, and comes back (%s)',
    async (language, title, one, other) => {
      await done('first\nbroken\nthird\n', language);
      await ui.type('d');
      await ui.seen(title);
      await ui.seen(one);
      expect(ui.frame()).toContain(other);
      expect(ui.frame()).toMatch(/ {3}first *\n - second *\n \+ broken *\n {3}third/);
      await ui.type(keys.escape);
      expect(ui.state().screen.kind).toBe('run');
    },
  );

  it('takes what most printed for the one to compare with, also from the host that differs', async () => {
    await done('broken\n');
    await ui.type(keys.left, 'd');
    await ui.seen('master01 against node02');
    await ui.seen('+ broken');
  });

  it('says that another host printed the same', async () => {
    await done('broken\n');
    await ui.type('d');
    await ui.seen('+ broken');
    await ui.type(keys.right);
    await ui.seen('master01 against node01');
    await ui.seen('Both printed the same.');
  });

  it('says so where nearly nothing is the same', async () => {
    await done(Array.from({ length: 2000 }, (_, i) => `other ${i}\n`).join(''));
    await ui.type('d');
    await ui.seen('So little is the same');
  });

  it('is scrolled', async () => {
    await done(Array.from({ length: 100 }, (_, i) => `other ${i}.\n`).join(''));
    await ui.type('d');
    await ui.seen('+ other 1.');
    await ui.type('G');
    await ui.seen('+ other 99.');
    expect(ui.frame()).not.toContain('+ other 1.');
  });

  it('compares a host that failed with one that did not', async () => {
    ui = openUi({
      opened: true,
      answer(asked) {
        if (asked.phase === 'run') asked.print(`${asked.host} says\n`);
        return asked.phase === 'run' && asked.host !== 'node01'
          ? { kind: 'exited', code: 1 }
          : everythingWorks(asked);
      },
    });
    await ui.seen('What a host needs');
    await ui.type('nn', keys.enter);
    await ui.until(() => ui.state().screen.kind === 'failure', 'the failure');
    await ui.type('d');
    await ui.seen('- node01 says');
    await ui.seen('+ master01 says');
  });
});
