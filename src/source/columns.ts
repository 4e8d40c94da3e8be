import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const clusters = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment);

/** The longest beginning of `text` that takes no more than `width` columns. */
export const takeColumns = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text;
  let taken = '';
  let used = 0;
  for (const cluster of clusters(text)) {
    used += stringWidth(cluster);
    if (used > width) break;
    taken += cluster;
  }
  return taken;
};

/** Exactly `width` columns: cut with a mark, or filled with spaces. */
export const cell = (text: string, width: number): string => {
  const room = Math.max(0, width);
  const kept = stringWidth(text) <= room ? text : `${takeColumns(text, room - 1)}…`;
  return kept + ' '.repeat(Math.max(0, room - stringWidth(kept)));
};

/** At least `width` columns: filled with spaces, never cut. */
export const padTo = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));
