import { afterEach, describe, expect, it } from 'vitest';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

let ui: OpenedUi;
afterEach(() => ui.close());

describe('installing', () => {
  it('goes from step to step, and keeps closed what explains them', async () => {
    ui = openUi({ opened: true, settings: { mode: 'install' } });
    await ui.seen('What a host needs');
    await ui.type('n');
    await ui.seen('The kernel may move memory');
    await ui.type('G');
    await ui.seen('2 explanations: e');
    expect(ui.frame()).not.toContain('turns off every swap device');
    await ui.type('e');
    await ui.seen('turns off every swap device');
    await ui.type('n');
    await ui.seen('mkdir -p');
    expect(ui.frame()).not.toContain('What do you expect');
    await ui.type('pp');
    await ui.seen('The kernel may move memory');
  });

  it('says so in Chinese', async () => {
    ui = openUi({ opened: true, settings: { mode: 'install', language: 'zh' } });
    await ui.seen('What a host needs');
    await ui.type('n', 'G');
    await ui.seen('2 条说明：按 e');
  });
});

describe('learning', () => {
  it('asks what is expected before a step runs, and shows it on v', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('nnn');
    await ui.seen('What do you expect it to print?');
    await ui.type('v');
    await ui.seen('What good output looks like\n');
    expect(ui.frame()).not.toContain('What do you expect');
    expect(ui.frame()).toContain('  /var/lib/store');
  });

  it('asks in Chinese', async () => {
    ui = openUi({ opened: true, settings: { language: 'zh' } });
    await ui.seen('What a host needs');
    await ui.type('nnn');
    await ui.seen('你预期它会输出什么？');
  });

  it('never stands in the way of running', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('nnn');
    await ui.seen('What do you expect it to print?');
    await ui.type(keys.enter);
    await ui.gone('What do you expect');
  });

  it('becomes installing and back with M, which is remembered', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('M');
    await ui.seen('Installing: only steps');
    await ui.type('M');
    await ui.seen('Learning: theory');
    expect(ui.remembered).toEqual([{ mode: 'install' }, { mode: 'learn' }]);
  });
});
