import { describe, expect, it } from 'vitest';
import { lookFor } from '../../../src/ui/app/look.js';
import type { Tone } from '../../../src/ui/lines/line.js';
import { styleOf } from '../../../src/ui/lines/tones.js';
import { settingsFrom } from '../../../src/ui/settings/settings.js';

const tones: readonly Tone[] = [
  'plain',
  'strong',
  'faint',
  'code',
  'title',
  'good',
  'bad',
  'warn',
  'busy',
  'keyword',
  'string',
  'name',
  'number',
  'marked',
  'cursor',
  'link',
  'theirs',
  'ours',
];

type Colour = readonly [red: number, green: number, blue: number];

/** A colour of the 256, as xterm draws it. */
const colourOf = (name: string): Colour => {
  const [, digits] = /^ansi256\((\d+)\)$/.exec(name) ?? [];
  const n = Number(digits);
  if (!(n >= 16)) throw new Error(`${name} looks different in every terminal`);
  if (n >= 232) return [8 + (n - 232) * 10, 8 + (n - 232) * 10, 8 + (n - 232) * 10];
  const step = (level: number): number => (level === 0 ? 0 : 55 + level * 40);
  return [step(Math.floor((n - 16) / 36)), step(Math.floor((n - 16) / 6) % 6), step((n - 16) % 6)];
};

/** As WCAG 2 defines it. */
const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const white: Colour = [255, 255, 255];
const paper: Colour = [253, 246, 227];

describe('colours on a light background', () => {
  it.each(tones)('%s can be read on white and on paper, and is not dimmed', (tone) => {
    const { color, dimColor } = styleOf({ tone }, 'light');
    expect(dimColor).toBeUndefined();
    if (color === undefined) return;
    expect(contrast(colourOf(color), white)).toBeGreaterThan(4.5);
    expect(contrast(colourOf(color), paper)).toBeGreaterThan(4.5);
  });
});

describe('the background', () => {
  const backgroundOf = (colour: string, env: Readonly<Record<string, string>> = {}) =>
    lookFor(env, settingsFrom({ colour }, {})).background;

  it('is what the person says', () => {
    expect(backgroundOf('light')).toBe('light');
    expect(backgroundOf('dark', { COLORFGBG: '0;15' })).toBe('dark');
  });

  it('is what the terminal says, else dark', () => {
    expect(backgroundOf('auto', { COLORFGBG: '0;15' })).toBe('light');
    expect(backgroundOf('auto', { COLORFGBG: '0;default;15' })).toBe('light');
    expect(backgroundOf('auto', { COLORFGBG: '15;0' })).toBe('dark');
    expect(backgroundOf('auto')).toBe('dark');
  });

  it('does not matter where there are no colours', () => {
    expect(backgroundOf('off')).toBeUndefined();
    expect(backgroundOf('light', { NO_COLOR: '1' })).toBeUndefined();
    for (const tone of tones) expect(styleOf({ tone }, undefined).color).toBeUndefined();
  });
});
