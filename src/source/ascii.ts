/** What stands for the characters that pictures are drawn with, where a terminal has only ASCII. */
const fallbacks: Readonly<Record<string, string>> = {
  '-': '─━┄┈╌',
  '=': '═',
  '|': '│┃║┆┊',
  '+': '┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╯╰┏┓┗┛',
  '^': '▲↑△',
  v: '▼↓▽',
  '<': '◀←◁',
  '>': '▶→▷',
  '*': '•●',
  o: '○',
  '#': '█▓▒',
  '.': '░·',
  '~': '…',
};

const signs = new Map(
  Object.entries(fallbacks).flatMap(([ascii, drawn]) => Array.from(drawn, (sign) => [sign, ascii] as const)),
);

/** A picture for terminals that have only ASCII; letters of any language stay. */
export const inAscii = (picture: string): string =>
  Array.from(picture, (sign) => signs.get(sign) ?? sign).join('');

/** Signs that would not survive `inAscii`: neither ASCII, nor a letter, nor known. */
export const strangeSigns = (picture: string): readonly string[] => [
  ...new Set(
    Array.from(picture).filter(
      (sign) => !/[\n -~\p{L}\p{N}，。：；、？！（）“”《》]/u.test(sign) && !signs.has(sign),
    ),
  ),
];
