import { styledLine, type StyledLine } from './styled-line.js';
import { unstyled } from './style.js';

/** Longer lines are cut into several, so that a program without line ends cannot fill the memory. */
const longest = 4096;

export type CleanLine = Omit<StyledLine, 'after'>;

export interface LineReader {
  /** The lines that are complete after this piece of text. */
  push(text: string): readonly CleanLine[];
  /** What is left at the end, if anything. */
  flush(): readonly CleanLine[];
}

/**
 * Cuts text that arrives in pieces into clean lines; where the pieces end makes no difference. A carriage return
 * begins the line anew, as on a terminal, so a progress bar is the one line it looks like.
 */
export const createLineReader = (): LineReader => {
  /** The line so far, as a terminal would show it, before cleaning. */
  let line = '';
  /** A carriage return was the last that came; it matters only if more of the line follows. */
  let atStart = false;
  let style = unstyled;

  const clean = (raw: string): CleanLine => {
    const { after, ...cleaned } = styledLine(raw, style);
    style = after;
    return cleaned;
  };

  /** Takes text without line ends; what is too long to wait for the rest goes to `cut`. */
  const take = (text: string, cut: CleanLine[]): void => {
    for (const part of text.includes('\r') ? text.split(/(\r+)/) : [text]) {
      if (part === '') continue;
      if (part.startsWith('\r')) {
        atStart = true;
        continue;
      }
      line = atStart ? part : line + part;
      atStart = false;
      while (line.length > longest) {
        const end = endsInPair(line) ? longest - 1 : longest;
        cut.push(clean(line.slice(0, end)));
        line = line.slice(end);
      }
    }
  };
  const end = (): CleanLine => {
    const ended = clean(line);
    line = '';
    atStart = false;
    return ended;
  };
  return {
    push(text) {
      const lines: CleanLine[] = [];
      const parts = text.split('\n');
      const last = parts.pop() ?? '';
      for (const part of parts) {
        take(part, lines);
        lines.push(end());
      }
      take(last, lines);
      return lines;
    },
    flush() {
      const last = end();
      return last.text === '' ? [] : [last];
    },
  };
};

/** Whether a cut at the longest length would part the two halves of one character. */
const endsInPair = (line: string): boolean => /[\uD800-\uDBFF]/.test(line.charAt(longest - 1));
