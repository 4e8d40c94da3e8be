import { afterEach, describe, expect, it } from 'vitest';
import type { OutputLine } from '../../src/output/output-line.js';
import { everythingWorks } from './support/fake-backstage.js';
import type { Asked } from './support/fake-hosts.js';
import { finishedRecords } from './support/records.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

const hundred = Array.from({ length: 100 }, (_, i) => `line ${i + 1}${i === 9 ? ' Needle' : ''}.`);

const prints = (asked: Asked) => {
  if (asked.phase === 'run') asked.print(`${hundred.join('\n')}\n`);
  return everythingWorks(asked);
};

describe('all that one host printed', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const printed = async (language: 'en' | 'zh' = 'en'): Promise<void> => {
    ui = openUi({ opened: true, answer: prints, settings: { language } });
    await ui.until(() => ui.frame().includes('What a host needs'), 'the first page');
    await ui.type('nn', keys.enter);
    await ui.seen('line 100.');
    await ui.type('o');
  };

  it.each([
    ['en', 'following, 100 lines'],
    ['zh', '跟随中，共 100 行'],
  ] as const)('is followed on the whole screen (%s)', async (language, words) => {
    await printed(language);
    await ui.seen(words);
    expect(ui.frame()).toContain('line 83.');
  });

  it('is scrolled to its beginning and back to its end', async () => {
    await printed();
    await ui.type('g');
    await ui.seen('lines 1 to 19 of 100');
    expect(ui.frame()).toContain('line 1.');
    await ui.type('G');
    await ui.seen('following, 100 lines');
  });

  it('is searched in letters of any case, backwards from its end', async () => {
    await printed();
    await ui.type('/', 'needle', keys.enter);
    await ui.seen('line 10 Needle.');
    await ui.type('/', 'nowhere', keys.enter);
    await ui.seen('Not found.');
  });

  it('is copied as far as lines were chosen, or as it is shown', async () => {
    await printed();
    await ui.type('g', 'v', 'jj');
    await ui.seen('3 lines chosen');
    await ui.type('y');
    await ui.seen('3 lines handed');
    expect(ui.copied).toEqual(['line 1.\nline 2.\nline 3.']);
  });

  it('is saved whole, and the path is told', async () => {
    await printed();
    await ui.type('w');
    await ui.seen('Saved as /home/me/swap-off.master01.txt');
    expect(ui.saved[0]?.text).toBe(`${hundred.join('\n')}\n`);
  });

  it('comes from the record where a step was done in an earlier run', async () => {
    const lines = hundred.map((text): OutputLine => ({ stream: 'stdout', text: `kept ${text}` }));
    ui = openUi({
      opened: true,
      records: finishedRecords(['swap-off']),
      kept: () =>
        Promise.resolve({
          ofThisRun: false,
          output: {
            count: () => Promise.resolve(lines.length),
            async *pieces(from) {
              await Promise.resolve();
              yield lines.slice(from);
            },
          },
        }),
    });
    await ui.seen('Make the data folder');
    await ui.type('p', 'O');
    await ui.seen('kept line 100.');
  });
});
