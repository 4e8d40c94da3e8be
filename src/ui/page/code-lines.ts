import type { Look } from '../app/look.js';
import type { FileOnHost } from '../diff/files-on-host.js';
import { diffRows } from '../diff/diff-rows.js';
import type { CodeLanguage } from '../highlight/language-of.js';
import { line, span, type Line } from '../lines/line.js';
import { markText } from '../lines/mark.js';
import { wrap, wrapCode } from '../lines/wrap.js';

export interface Code {
  readonly lines: readonly Line[];
  /** The row that holds the fragment pointed at. */
  readonly pointed?: number;
}

/** Code in rows of `width`, coloured where that can be, with a fragment marked. */
export const codeLines = (
  content: string,
  language: CodeLanguage | undefined,
  fragment: string | undefined,
  width: number,
  look: Look,
): Code => {
  const text = content.replaceAll('\t', '    ').replace(/\n+$/, '');
  const rows =
    (language === undefined ? undefined : look.highlight?.(text, language)) ??
    text.split('\n').map((row) => line(row, 'code'));
  const lines: Line[] = [];
  let pointed: number | undefined;
  for (const row of rows) {
    const marked = fragment === undefined ? undefined : markText(row, fragment, 'marked');
    if (marked !== undefined) pointed ??= lines.length;
    const edge = span(marked === undefined ? '  ' : `${look.glyphs.pointer} `, 'busy');
    for (const one of wrapCode(marked ?? row, width - 2, look.glyphs.continued)) lines.push([edge, ...one]);
  }
  return pointed === undefined ? { lines } : { lines, pointed };
};

/** What writing a file would change on the host. */
export const comparedLines = (there: FileOnHost, width: number, look: Look): readonly Line[] => {
  switch (there.kind) {
    case 'looking':
    case 'absent':
    case 'same':
      return wrap([span(look.t(`page.there.${there.kind}`), there.kind === 'same' ? 'good' : 'warn')], width);
    case 'unread':
      return wrap([span(look.say(there.message), 'bad')], width);
    case 'differs':
      return [
        ...wrap([span(look.t('page.there.differs'), 'warn')], width),
        ...diffRows(there.lines, width, look),
      ];
  }
};
