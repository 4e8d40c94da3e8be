import { describe, expect, it } from 'vitest';
import { compareFiles } from '../../../src/ui/diff/files-on-host.js';

const many = Array.from({ length: 20 }, (_, i) => `line ${i}`);
const compare = (there: string | undefined, content: string) =>
  compareFiles([{ path: '/etc/x', content }], () => Promise.resolve(there)).then((files) => files['/etc/x']);

describe('a file of a step beside what lies on the host', () => {
  it('is absent, the same, or differs', async () => {
    expect(await compare(undefined, 'a\n')).toEqual({ kind: 'absent' });
    expect(await compare('a\n', 'a\n')).toEqual({ kind: 'same' });
    expect(await compare('a\nb\n', 'a\nc\n')).toEqual({
      kind: 'differs',
      lines: [
        { kind: 'same', text: 'a' },
        { kind: 'removed', text: 'b' },
        { kind: 'added', text: 'c' },
      ],
    });
  });

  it('shows three lines around each place, and a gap between places', async () => {
    const changed = many.map((row, i) => (i === 2 || i === 17 ? 'other' : row));
    const compared = await compare(many.join('\n'), changed.join('\n'));
    const kinds = compared?.kind === 'differs' ? compared.lines.map(({ kind }) => kind) : [];
    expect(kinds.filter((kind) => kind === 'gap')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'same')).toHaveLength(10);
  });

  it('says why where it cannot be read', async () => {
    const files = await compareFiles([{ path: '/etc/x', content: '' }], () =>
      Promise.reject(new Error('a: /etc/x cannot be read')),
    );
    expect(files['/etc/x']).toEqual({ kind: 'unread', message: 'a: /etc/x cannot be read' });
  });
});
