import { afterEach, describe, expect, it } from 'vitest';
import type { Prompts } from '../../src/execute/ports.js';
import { createPromptDesk } from '../../src/ui/store/prompt-desk.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

const hostKey = {
  host: 'node01',
  address: '10.9.8.2',
  keyType: 'ssh-ed25519',
  fingerprint: 'SHA256:uNiVztksCsDhcc0u9e8BrrJXIl2MVzJ1D9EGQ6vzwAc',
};
const password = { kind: 'sudo-password', host: 'node01', subject: 'ops@10.9.8.2', again: false } as const;

describe('questions only the person can answer', () => {
  let ui: OpenedUi;
  let prompts: Prompts;
  afterEach(() => ui.close());

  const asking = async (): Promise<void> => {
    let kept: Prompts | undefined;
    ui = openUi();
    const { backstage } = ui;
    await ui.close();
    ui = openUi({
      backstage: { ...backstage, open: (file, given) => ((kept = given), backstage.open(file, given)) },
      opened: true,
    });
    await ui.seen('What a host needs');
    if (kept === undefined) throw new Error('the cluster was not opened');
    prompts = kept;
  };

  it('shows the fingerprint of a host seen for the first time and takes only a written yes', async () => {
    await asking();
    const answer = prompts.acceptHostKey(hostKey);
    await ui.seen(hostKey.fingerprint);
    expect(ui.frame()).toContain('kubewalk sees node01 (10.9.8.2) for the first time.');
    await ui.type('yes', keys.enter);
    expect(await answer).toBe(true);
    await ui.seen('What a host needs');
  });

  it('refuses on anything else, and answers nothing on Escape', async () => {
    await asking();
    const refused = prompts.acceptHostKey(hostKey);
    await ui.seen(hostKey.fingerprint);
    await ui.type('y', keys.enter);
    expect(await refused).toBe(false);
    const left = prompts.acceptHostKey(hostKey);
    await ui.seen(hostKey.fingerprint);
    await ui.type(keys.escape);
    expect(await left).toBeUndefined();
  });

  it('masks a secret, also one that is pasted, and hands it over as it was typed', async () => {
    await asking();
    const answer = prompts.secret(password);
    await ui.seen('Password that sudo asks ops@10.9.8.2 for');
    await ui.type('hunx', keys.backspace, '\u001B[200~ter 2\u001B[201~');
    await ui.seen('> ********');
    expect(ui.frame()).not.toContain('hun');
    await ui.type(keys.enter);
    expect(await answer).toBe('hunter 2');
  });

  it('says when the answer before was wrong', async () => {
    await asking();
    void prompts.secret({ ...password, again: true });
    await ui.seen('That was not right; try again.');
  });

  it('asks one thing after the other', async () => {
    await asking();
    const first = prompts.acceptHostKey(hostKey);
    const second = prompts.secret(password);
    await ui.seen('1 more question after this one');
    await ui.type('yes', keys.enter);
    expect(await first).toBe(true);
    await ui.seen('sudo password');
    await ui.type('x', keys.enter);
    expect(await second).toBe('x');
  });

  it('is answered with nothing when the program ends', async () => {
    ui = openUi();
    const desk = createPromptDesk(() => undefined);
    const answer = desk.prompts.secret(password);
    desk.close();
    expect(await answer).toBeUndefined();
  });
});
