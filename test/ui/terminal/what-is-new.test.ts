import { describe, expect, it } from 'vitest';
import { spokenRows, whatIsNew } from '../../../src/ui/terminal/what-is-new.js';

describe('what a listener is told', () => {
  it('is every row that has text, without colours and padding', () => {
    expect(spokenRows(' \u001B[1mkubewalk\u001B[22m   lab \n\n > 阅读章节  \n   indented: yes\n')).toEqual([
      'kubewalk   lab',
      '> 阅读章节',
      '  indented: yes',
    ]);
  });

  it('is only what came, however often the same was said before', () => {
    expect(whatIsNew(['a', 'same', 'same'], ['a', 'same', 'same', 'same', 'b'])).toEqual(['same', 'b']);
  });

  it('is what came below a window that moved on', () => {
    expect(whatIsNew(['1', '2', '3'], ['2', '3', '4'])).toEqual(['4']);
  });

  it('is the row pointed at, and not the one that was', () => {
    expect(whatIsNew(['> one', '  two', '  three'], ['  one', '> two', '  three'])).toEqual(['> two']);
  });

  it('is nothing where nothing changed', () => {
    expect(whatIsNew(['a', '> b'], ['a', '> b'])).toEqual([]);
  });
});
