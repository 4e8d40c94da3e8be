import { afterEach, describe, expect, it } from 'vitest';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

let ui: OpenedUi;
afterEach(() => ui.close());

describe('settings', () => {
  it('change at once, are remembered, and go back to where one was', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(',');
    await ui.seen('❯ Language');
    await ui.type(' ');
    await ui.seen('设置');
    await ui.type('jjj', keys.right, keys.right);
    await ui.seen('❯ 颜色');
    expect(ui.remembered).toEqual([{ language: 'zh' }, { colour: 'dark' }, { colour: 'light' }]);
    await ui.type(keys.escape);
    await ui.seen('还没有可继续的会话');
  });

  it('can ask for plain ASCII where Unicode was expected', async () => {
    ui = openUi({ settings: { glyphs: 'ascii' } });
    await ui.seen('Nothing to resume');
    expect(ui.frame()).toMatch(/^[\x00-\x7F]*$/);
  });

  it('L changes the language in the middle of a step', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('L');
    await ui.seen('下一页');
    await ui.type('L');
    await ui.seen('next');
  });
});

describe('the palette of actions', () => {
  it('finds an action by some of its letters and does it', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type(':');
    await ui.seen('What do you want to do?');
    await ui.type('stngs');
    await ui.seen('❯ settings');
    await ui.type(keys.enter);
    await ui.seen('❯ Language');
  });

  it('finds actions by their Chinese names too', async () => {
    ui = openUi({ settings: { language: 'zh' } });
    await ui.seen('还没有');
    await ui.type('：', '设置');
    await ui.seen('❯ 设置');
  });

  it('says when nothing is called like that, and closes without doing anything', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(':', 'zzz');
    await ui.seen('No action is called like that.');
    await ui.type(keys.enter, keys.escape);
    await ui.seen('Nothing to resume');
    expect(ui.calls.quit).toBe(0);
  });
});
