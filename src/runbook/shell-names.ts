/**
 * Names a shell block reads and sets. Deliberately simple: it looks for `$NAME` and `${NAME…}` outside single
 * quotes and comments; it does not parse the shell language.
 */
const reference = /\$\{?([A-Za-z_][A-Za-z0-9_]*)/g;
const assignment = /(?:^|[\s;&|(`])(?:(?:export|local|readonly)\s+)?([A-Za-z_][A-Za-z0-9_]*)=/gm;
const loop = /\bfor\s+([A-Za-z_][A-Za-z0-9_]*)\b/g;
const reads = /\bread\s+(?:-r\s+)?((?:[A-Za-z_][A-Za-z0-9_]*[ \t]*)+)/g;

export interface ShellName {
  readonly name: string;
  /** 0-based offset in the block. */
  readonly offset: number;
}

export const namesRead = (code: string): readonly ShellName[] =>
  [...blankQuoted(code).matchAll(reference)].map((match) => ({ name: match[1] ?? '', offset: match.index }));

export const namesSet = (code: string): ReadonlySet<string> => {
  const plain = blankQuoted(code);
  return new Set([
    ...[...plain.matchAll(assignment)].map((match) => match[1] ?? ''),
    ...[...plain.matchAll(loop)].map((match) => match[1] ?? ''),
    ...[...plain.matchAll(reads)].flatMap((match) => (match[1] ?? '').trim().split(/\s+/)),
  ]);
};

/** The code with single-quoted text and comments blanked out, offsets kept. */
export const blankQuoted = (code: string): string => {
  let blanked = '';
  let state: 'plain' | 'single' | 'double' | 'comment' = 'plain';
  for (let i = 0; i < code.length; i++) {
    const c = code.charAt(i);
    if (c === '\\' && (state === 'plain' || state === 'double')) {
      blanked += '  '.slice(0, Math.min(2, code.length - i));
      i++;
      continue;
    }
    if (state === 'plain') {
      if (c === "'") state = 'single';
      else if (c === '"') state = 'double';
      else if (c === '#' && /^$|\s/.test(code.charAt(i - 1))) state = 'comment';
      blanked += state === 'comment' ? ' ' : c;
    } else if (state === 'double') {
      if (c === '"') state = 'plain';
      blanked += c;
    } else {
      if ((state === 'single' && c === "'") || (state === 'comment' && c === '\n')) {
        state = 'plain';
        blanked += c;
      } else blanked += c === '\n' ? '\n' : ' ';
    }
  }
  return blanked;
};
