import type { OpenedTerminal } from './open-terminal.js';

/** Presses what the screen offers, as a person who wants to get on does, until `reached`. Ends where a step fails. */
export const walkOn = async (terminal: OpenedTerminal, reached: () => boolean): Promise<void> => {
  const footer = (): string => terminal.lines().at(-1) ?? '';
  for (;;) {
    await terminal.until(
      () => reached() || /^ enter |Type \S+ to go on|did not succeed/.test(`${footer()}\n${terminal.text()}`),
      'something to press, or the place to reach',
    );
    if (reached()) return;
    const before = terminal.text();
    if (before.includes('did not succeed')) throw new Error(`a step failed:\n${before}`);
    const word = /Type (\S+) to go on/.exec(before)?.[1];
    // R carries the rest of the chapter out; Enter turns the page.
    if (word !== undefined) terminal.type(`${word}\r`);
    else terminal.type(footer().startsWith(' enter run') ? 'R' : '\r');
    await terminal.until(() => reached() || terminal.text() !== before, 'an answer to the key');
  }
};
