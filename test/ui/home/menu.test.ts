import { describe, expect, it } from 'vitest';
import { lookFor } from '../../../src/ui/app/look.js';
import { menuRows, movePointer, pointedAt } from '../../../src/ui/home/menu.js';
import { lineText } from '../../../src/ui/lines/line.js';
import { settingsFrom } from '../../../src/ui/settings/settings.js';

const items = ['read', 'lab', 'machines'].map((value) => ({ label: `go to ${value}`, value }));
const look = lookFor({ LANG: 'C.UTF-8' }, settingsFrom({}, {}));
const rows = (chosen: string | undefined, height: number): readonly string[] =>
  menuRows(items, chosen, 20, height, look).map((row) => lineText(row).trimEnd());

describe('a menu', () => {
  it('points at its first item until a key moves the pointer', () => {
    expect(pointedAt(items, undefined)).toBe('read');
    expect(movePointer(items, undefined, 'down')).toBe('lab');
    expect(movePointer(items, 'machines', 'down')).toBe('machines');
    expect(movePointer(items, 'machines', 'top')).toBe('read');
    expect(movePointer(items, 'lab', 'open')).toBeUndefined();
  });

  it('keeps pointing at the same item when others come in above it', () => {
    const more = [{ label: 'resume', value: 'resume:/x' }, ...items];
    expect(pointedAt(more, 'lab')).toBe('lab');
    expect(pointedAt(more, undefined)).toBe('resume:/x');
  });

  it('shows the pointer also where there are fewer rows than items', () => {
    expect(rows(undefined, 2)).toEqual(['❯ go to read', '  go to lab']);
    expect(rows('machines', 2)).toEqual(['  go to lab', '❯ go to machines']);
    expect(rows('lab', 9)).toHaveLength(3);
  });
});
