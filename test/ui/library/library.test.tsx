import { afterEach, describe, expect, it } from 'vitest';
import { keys, openUi, type OpenedUi } from '../support/open-ui.js';

let ui: OpenedUi;
afterEach(() => ui.close());

describe('reading up', () => {
  it('lists the theory of all chapters with what each says, and opens it', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type(keys.escape);
    await ui.type('t');
    await ui.seen('Theory');
    await ui.type('j');
    await ui.seen('❯ Why swap matters');
    await ui.seen('one reason that is rather long');
    await ui.type(keys.enter);
    await ui.seen('First things › Why swap matters');
    await ui.type(keys.escape);
    await ui.seen('❯ Why swap matters');
  });

  it('says so where there is nothing', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('t');
    await ui.seen('Nothing to read up from here.');
    expect(ui.frame()).toContain('What a host needs');
  });
});
