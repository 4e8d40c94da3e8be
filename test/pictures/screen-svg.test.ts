import { describe, expect, it } from 'vitest';
import { screenSvg, type ScreenCell } from '../journeys/pictures/screen-svg.js';

const cells = (text: string, style: Partial<ScreenCell> = {}): readonly ScreenCell[] =>
  Array.from(text).map((one) => ({ text: one, width: 1, bold: false, dim: false, inverse: false, ...style }));

describe('a picture of a screen', () => {
  it('keeps neighbours of one style as one piece of text, and what a reader of markup needs is escaped', () => {
    const svg = screenSvg('a & b', [[...cells('a<b', { bold: true }), ...cells(' ok', { colour: 2 })]]);
    expect(svg).toContain('<title>a &amp; b</title>');
    expect(svg).toContain('font-weight="bold">a&lt;b</text>');
    expect(svg).toContain('fill="#1a7f37"> ok</text>');
  });

  it('gives wide characters two columns and draws nothing for the cell behind them', () => {
    const wide: readonly ScreenCell[] = ['中', ''].map((text, i) => ({
      text,
      width: i === 0 ? 2 : 0,
      bold: false,
      dim: false,
      inverse: false,
    }));
    expect(screenSvg('wide', [wide]).match(/<text /g)).toHaveLength(1);
    expect(screenSvg('wide', [wide])).toContain('textLength="16.8"');
  });

  it('draws nothing where nothing stands, unless it is marked', () => {
    expect(screenSvg('empty', [cells('   ')])).not.toContain('<text');
    expect(screenSvg('cursor', [cells(' ', { inverse: true })])).toContain('<rect x="12"');
  });
});
