/** How a piece of text looks: what SGR sequences (`ESC [ … m`) ask for. Colours are named as Ink and chalk name them. */
export interface Style {
  readonly bold?: true;
  readonly faint?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly inverse?: true;
  /** `red`, `redBright`, `ansi256(208)`, `#ff8700`. */
  readonly color?: string;
  readonly background?: string;
}

export const unstyled: Style = {};

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const marks: Readonly<Record<number, keyof Style>> = {
  1: 'bold',
  2: 'faint',
  3: 'italic',
  4: 'underline',
  7: 'inverse',
};
const ends: Readonly<Record<number, readonly (keyof Style)[]>> = {
  22: ['bold', 'faint'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  39: ['color'],
  49: ['background'],
};

/** The style after a sequence with these parameters, as `1;31` or `38:5:208`. What is not known changes nothing. */
export const withSgr = (before: Style, parameters: string): Style => {
  let style = before;
  const codes = parameters.split(';');
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? '';
    const long = /^(38|48)(?::(.*))?$/.exec(code);
    if (long === null) {
      style = withCode(style, Number(code.split(':')[0]));
      continue;
    }
    // 38:2::R:G:B names a colour space, mostly an empty one, and 38;2;R;G;B none.
    const inside = long[2]?.split(':');
    const rest = inside ?? codes.slice(at + 1, at + 5);
    const [kind, ...values] = rest;
    const numbers = (kind === '2' && inside?.length === 5 ? values.slice(1) : values).map(Number);
    if (inside === undefined) at += kind === '5' ? 2 : kind === '2' ? 4 : 1;
    const color = extended(kind, numbers);
    if (color !== undefined) style = { ...style, [long[1] === '38' ? 'color' : 'background']: color };
  }
  return style;
};

const withCode = (style: Style, code: number): Style => {
  if (code === 0) return unstyled;
  const mark = marks[code];
  if (mark !== undefined) return { ...style, [mark]: true };
  const ended = ends[code];
  if (ended !== undefined) {
    return Object.fromEntries(Object.entries(style).filter(([name]) => !ended.some((one) => one === name)));
  }
  const color = names[code % 10];
  switch (Math.floor(code / 10)) {
    case 3:
      return color === undefined ? style : { ...style, color };
    case 4:
      return color === undefined ? style : { ...style, background: color };
    case 9:
      return color === undefined ? style : { ...style, color: `${color}Bright` };
    case 10:
      return color === undefined ? style : { ...style, background: `${color}Bright` };
    default:
      return style;
  }
};

const extended = (kind: string | undefined, values: readonly number[]): string | undefined => {
  const isByte = (value: number | undefined): value is number =>
    value !== undefined && Number.isInteger(value) && value >= 0 && value <= 255;
  const [first, second, third] = values;
  if (kind === '5') return isByte(first) ? `ansi256(${String(first)})` : undefined;
  if (kind !== '2' || !isByte(first) || !isByte(second) || !isByte(third)) return undefined;
  return `#${[first, second, third].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};
