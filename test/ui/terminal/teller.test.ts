import { describe, expect, it, vi } from 'vitest';
import { createTeller } from '../../../src/ui/terminal/teller.js';

/** What a teller prints of frames that come one after another. */
const telling = () => {
  let printed = '';
  const teller = createTeller({
    columns: 80,
    rows: 24,
    write: (text: string) => (printed += text),
    on: () => undefined,
    off: () => undefined,
  });
  const show = async (...rows: readonly string[]): Promise<string> => {
    printed = '';
    teller.sink.write(rows.join('\n'));
    await vi.waitFor(() => {
      expect(printed).not.toBe('');
    });
    return printed;
  };
  return { teller, show, printed: () => printed };
};

describe('the teller', () => {
  it('says what is typed letter by letter, not the row again', async () => {
    const { show } = telling();
    expect(await show(' Reason', ' >', ' enter skip')).toBe('Reason\r\n>\r\nenter skip');
    expect(await show(' Reason', ' > n', ' enter skip')).toBe('\r\n> n');
    expect(await show(' Reason', ' > no', ' enter skip')).toBe('o');
    expect(await show(' Reason', ' > no disk', ' enter skip')).toBe(' disk');
    expect(await show(' Reason', ' > no dis', ' enter skip')).toBe('\r\n> no dis');
    expect(await show(' Skipped.')).toBe('\r\nSkipped.');
  });

  it('says a line anew that only begins like the one before', async () => {
    const { show } = telling();
    await show(' line 1');
    expect(await show(' line 1', ' line 10')).toBe('\r\nline 10');
  });

  it('leaves the cursor on a line of its own', async () => {
    const { teller, show, printed } = telling();
    await show(' kubewalk');
    teller.close();
    expect(printed()).toBe('kubewalk\r\n');
    teller.close();
    expect(printed()).toBe('kubewalk\r\n');
  });
});
