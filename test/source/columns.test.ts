import { describe, expect, it } from 'vitest';
import { cell, takeColumns } from '../../src/source/columns.js';

describe('columns', () => {
  it('are filled or cut, and a wide character takes two', () => {
    expect(cell('node01', 8)).toBe('node01  ');
    expect(cell('master01', 6)).toBe('maste…');
    expect(cell('主节点', 6)).toBe('主节点');
    expect(cell('主节点', 5)).toBe('主节…');
    expect(cell('主节点', 4)).toBe('主… ');
    expect(takeColumns('主节点', 3)).toBe('主');
  });
});
