/** One cell of a terminal's screen; `width` is 2 for wide characters and 0 for the cell behind one. */
export interface ScreenCell {
  readonly text: string;
  readonly width: number;
  readonly colour?: number;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
}

const cellWidth = 8.4;
const rowHeight = 18;
const margin = 12;

/** The sixteen colours as a light terminal shows them, readable on white. */
const palette = ['#24292f', '#b3261e', '#1a7f37', '#8a6100', '#0550ae', '#8250df', '#0b6e7f', '#57606a'];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const styleOf = ({ colour, bold, dim, inverse }: ScreenCell): string =>
  [
    `fill="${inverse ? '#ffffff' : colour === undefined ? '#24292f' : (palette[colour % 8] ?? '#24292f')}"`,
    ...(bold ? ['font-weight="bold"'] : []),
    ...(dim ? ['opacity="0.6"'] : []),
  ].join(' ');

interface Run {
  readonly at: number;
  readonly columns: number;
  readonly text: string;
  readonly style: string;
  readonly inverse: boolean;
}

/** Neighbouring cells of one style as one piece of text; wide characters stand alone, so that columns stay columns. */
const runsOf = (cells: readonly ScreenCell[]): readonly Run[] => {
  const runs: Run[] = [];
  cells.forEach((cell, at) => {
    if (cell.width === 0) return;
    const style = styleOf(cell);
    const last = runs.at(-1);
    const text = cell.text === '' ? ' ' : cell.text;
    const joins = last?.style === style && last.inverse === cell.inverse && last.at + last.columns === at;
    const run = { at, columns: cell.width, text, style, inverse: cell.inverse };
    if (joins && cell.width === 1 && last.text.length === last.columns)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1, text: last.text + text };
    else runs.push(run);
  });
  return runs.filter(({ text, inverse }) => inverse || text.trim() !== '');
};

const place = (n: number): string => String(Math.round(n * 10) / 10);

/** A picture of a terminal's screen. Its text stays text: it can be read aloud, searched and copied. */
export const screenSvg = (title: string, rows: readonly (readonly ScreenCell[])[]): string => {
  const columns = Math.max(...rows.map((row) => row.length));
  const width = place(columns * cellWidth + 2 * margin);
  const height = place(rows.length * rowHeight + 2 * margin);
  const body = rows.flatMap((row, y) =>
    runsOf(row).map(({ at, columns: wide, text, style, inverse }) => {
      const x = place(margin + at * cellWidth);
      const length = place(wide * cellWidth);
      const shade = inverse
        ? `<rect x="${x}" y="${place(margin + y * rowHeight)}" width="${length}" height="${String(rowHeight)}" fill="#24292f"/>`
        : '';
      return `${shade}<text x="${x}" y="${place(margin + y * rowHeight + 13.5)}" textLength="${length}" ${style}>${escaped(text)}</text>`;
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" xml:space="preserve" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace" font-size="14">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#d0d7de"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
};
