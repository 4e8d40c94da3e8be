/** `<<EOF`, `<<-EOF`, `<<'EOF'` and `<<\EOF`. */
const heredoc = /<<(-?)[ \t]*([\\'"]?)([A-Za-z_][A-Za-z0-9_]*)['"]?/y;

interface Heredoc {
  readonly tabs: boolean;
  readonly quoted: boolean;
  readonly delimiter: string;
}

const doubleQuote = -1;

/** A shell block with everything blanked out in which the shell expands nothing. Offsets and line ends are kept. */
export const blankQuoted = (code: string): string => {
  let kept = '';
  let at = 0;
  /** What surrounds this place: double quotes, or a `$(` with so many brackets open inside it. */
  const nest: number[] = [];
  let heredocs: Heredoc[] = [];
  const keep = (length: number): void => {
    kept += code.slice(at, at + length);
    at += length;
  };
  const blank = (length: number): void => {
    kept += code.slice(at, at + length).replace(/[^\n]/g, ' ');
    at += length;
  };
  const bracket = (step: 1 | -1): void => {
    const open = nest.pop();
    if (open !== undefined && open + step >= 0) nest.push(open + step);
    keep(1);
  };
  const body = ({ tabs, quoted, delimiter }: Heredoc): void => {
    const end = new RegExp(`^${tabs ? '\\t*' : ''}${delimiter}$`, 'm').exec(code.slice(at));
    const length = end ? end.index : code.length - at;
    if (quoted) blank(length);
    else {
      kept += code.slice(at, at + length).replace(/\\./g, '  ');
      at += length;
    }
    blank(end?.[0].length ?? 0);
  };
  while (at < code.length) {
    const c = code.charAt(at);
    const inDouble = nest.at(-1) === doubleQuote;
    heredoc.lastIndex = at;
    const here = inDouble ? null : heredoc.exec(code);
    if (c === '\\') blank(2);
    else if (c === '"') {
      if (inDouble) nest.pop();
      else nest.push(doubleQuote);
      keep(1);
    } else if (code.startsWith('$(', at)) {
      nest.push(0);
      keep(2);
    } else if (inDouble) keep(1);
    else if (c === "'") {
      const end = code.indexOf("'", at + 1);
      keep(1);
      blank((end < 0 ? code.length : end) - at);
      keep(1);
    } else if (c === '#' && /^$|[\s;&|(]/.test(code.charAt(at - 1))) {
      const end = code.indexOf('\n', at);
      blank((end < 0 ? code.length : end) - at);
    } else if (c === '(') bracket(1);
    else if (c === ')') bracket(-1);
    else if (here) {
      heredocs.push({ tabs: here[1] === '-', quoted: here[2] !== '', delimiter: here[3] ?? '' });
      keep(here[0].length);
    } else if (c === '\n') {
      keep(1);
      for (const each of heredocs) {
        body(each);
        keep(1);
      }
      heredocs = [];
    } else keep(1);
  }
  return kept;
};
