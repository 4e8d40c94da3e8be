import type { SecretForms } from './secret-forms.js';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Fewer letters at the end of a line are too often the beginning of a form by chance. */
const shortestBeginning = 4;

/**
 * Takes secrets out of the lines of one stream, one after another; also what base64 breaks over lines, however wide they
 * are. Where that begins with the last three letters of a line, or fewer, these stay: the next line is not known yet.
 */
export const createLineRedactor = (forms: () => SecretForms): ((line: string) => string) => {
  let before = '';
  return (line) => {
    const { whole, breakable } = forms();
    const joined = before + line.trim();
    const start = line.length - line.trimStart().length;
    const shift = start - before.length;
    const broken = breakable
      .flatMap((form) => [...placesOf(form, joined), ...beginningOf(form, joined)])
      .map(({ from, to }) => ({ from: Math.max(start, from + shift), to: to + shift }));
    const longest = Math.max(0, ...breakable.map(({ length }) => length));
    before = joined.slice(Math.max(0, joined.length - longest));
    return without(line, [...whole.flatMap((form) => placesOf(form, line)), ...broken]);
  };
};

const placesOf = (form: string, text: string): readonly Span[] => {
  const places: Span[] = [];
  for (let from = text.indexOf(form); from !== -1; from = text.indexOf(form, from + 1))
    places.push({ from, to: from + form.length });
  return places;
};

/** The end of a text, where the next line may go on with the rest of the form. */
const beginningOf = (form: string, text: string): readonly Span[] => {
  if (!form.includes(text.slice(-shortestBeginning))) return [];
  for (let length = Math.min(form.length, text.length); length >= shortestBeginning; length -= 1)
    if (text.endsWith(form.slice(0, length))) return [{ from: text.length - length, to: text.length }];
  return [];
};

const without = (line: string, spans: readonly Span[]): string => {
  let clean = '';
  let at = 0;
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    if (to <= at) continue;
    // What overlaps another is hidden with it.
    if (from >= at) clean += `${line.slice(at, from)}[secret]`;
    at = to;
  }
  return clean + line.slice(at);
};
