import type { OutputLine } from '../../output/output-line.js';
import type { KeptLines, OutputPlace } from '../app/state.js';
import type { Attempt } from '../difference/compare-outputs.js';
import { searchPattern } from '../output/facts.js';
import type { Backstage, FoundOutput, Saved } from '../ports.js';
import type { OutputRings } from './output-rings.js';

/** Reads all that was printed: of a flood, only the end is at hand, and the rest lies in the file that keeps it. */
export interface OutputDesk {
  /** The lines around a number; the last ones for one before all. */
  read(place: OutputPlace, from: number): Promise<KeptLines | undefined>;
  /** The next line with the text, in either direction, round the end; a later search ends an earlier one. */
  find(place: OutputPlace, text: string, from: number, by: 1 | -1): Promise<number | undefined>;
  /** The text of these lines, or as much of it as a terminal's clipboard takes. */
  text(
    place: OutputPlace,
    from: number,
    to: number,
  ): Promise<{ readonly text: string; readonly lines: number }>;
  /** What was printed in the last attempt, or as much of its beginning as is worth comparing. */
  attempt(place: OutputPlace): Promise<Attempt>;
  save(place: OutputPlace): Promise<Saved>;
}

/** Lines read at once: some pages. */
const pageLines = 900;

/** Terminals drop what is longer; tmux and xterm take about 75 kB after encoding. */
const clipboardBytes = 50_000;

/** Of a flood, the beginning is compared. */
const comparedBytes = 500_000;

/** Lines searched at once when going backwards. */
const stretch = 1000;

interface Piece {
  readonly first: number;
  readonly lines: readonly OutputLine[];
}

export const createOutputDesk = (
  backstage: Pick<Backstage, 'keptOutput' | 'saveOutput'>,
  rings: OutputRings,
  recordFolder: () => string | undefined,
): OutputDesk => {
  let known: { readonly key: string; readonly found: FoundOutput } | undefined;
  let searches = 0;

  /** The file of an output; asked again as long as it is not of this run, for that may come to have one. */
  const keptOf = async ({ step, host }: OutputPlace): Promise<FoundOutput | undefined> => {
    const folder = recordFolder();
    const key = `${folder ?? ''}\u0000${step}\u0000${host}`;
    if (known?.key === key && known.found.ofThisRun) return known.found;
    const found = folder === undefined ? undefined : await backstage.keptOutput(folder, step, host);
    known = found === undefined ? undefined : { key, found };
    return found;
  };

  /** Pieces of consecutive lines from a number on: of the file, then those at hand. */
  async function* pieces(place: OutputPlace, from: number): AsyncGenerator<Piece> {
    const { first, lines } = rings.read(place.step, place.host);
    const end = first + lines.length;
    const kept = await keptOf(place);
    let at = from;
    if (kept !== undefined && (kept.ofThisRun || end === 0) && (from < first || end === 0)) {
      for await (const piece of kept.output.pieces(from)) {
        const wanted = end === 0 ? piece : piece.slice(0, first - at);
        if (wanted.length > 0) yield { first: at, lines: wanted };
        at += wanted.length;
        if (wanted.length < piece.length) break;
      }
    }
    // What a limited log left out has no number in it, so lines at hand keep theirs.
    const near = Math.max(at, first);
    if (near < end) yield { first: near, lines: lines.slice(near - first) };
  }

  const totalOf = async (place: OutputPlace): Promise<number> => {
    const { first, lines } = rings.read(place.step, place.host);
    const end = first + lines.length;
    return end > 0 ? end : ((await (await keptOf(place))?.output.count()) ?? 0);
  };

  const seek = async (
    place: OutputPlace,
    pattern: RegExp,
    from: number,
    to: number,
    by: 1 | -1,
    isLatest: () => boolean,
  ): Promise<number | undefined> => {
    const has = ({ text }: OutputLine): boolean => text.search(pattern) >= 0;
    if (by === 1) {
      for await (const { first, lines } of pieces(place, from)) {
        const at = lines.findIndex(has);
        if (at >= 0 && first + at < to) return first + at;
        if (!isLatest() || first + lines.length >= to) return undefined;
      }
      return undefined;
    }
    for (let end = from + 1; end > to && isLatest(); end -= stretch) {
      const begin = Math.max(to, end - stretch);
      let last: number | undefined;
      for await (const { first, lines } of pieces(place, begin)) {
        const at = lines.slice(0, Math.max(0, end - first)).findLastIndex(has);
        if (at >= 0) last = first + at;
        if (first + lines.length >= end) break;
      }
      if (last !== undefined) return last;
    }
    return undefined;
  };

  const textOf = async (
    place: OutputPlace,
    from: number,
    to: number,
    mostBytes: number,
  ): Promise<{ readonly text: string; readonly lines: number }> => {
    const taken: string[] = [];
    let bytes = 0;
    for await (const { lines } of pieces(place, from)) {
      for (const { text } of lines) {
        bytes += Buffer.byteLength(text) + 1;
        if (from + taken.length >= to || bytes > mostBytes)
          return { text: taken.join('\n'), lines: taken.length };
        taken.push(text);
      }
    }
    return { text: taken.join('\n'), lines: taken.length };
  };

  return {
    async read(place, from) {
      const kept = await keptOf(place);
      if (kept === undefined) return undefined;
      const total = await kept.output.count();
      const begin = Number.isFinite(from) ? from : Math.max(0, total - pageLines);
      const lines: OutputLine[] = [];
      for await (const piece of kept.output.pieces(begin)) {
        lines.push(...piece.slice(0, pageLines - lines.length));
        if (lines.length >= pageLines) break;
      }
      return { total, from: begin, lines, ofThisRun: kept.ofThisRun };
    },
    async find(place, text, from, by) {
      searches += 1;
      const search = searches;
      const isLatest = (): boolean => search === searches;
      const pattern = searchPattern(text);
      const total = await totalOf(place);
      const start = Math.max(0, Math.min(from, total - 1));
      const beyond = by === 1 ? from >= total : from < 0;
      const found = beyond
        ? undefined
        : await seek(place, pattern, start, by === 1 ? total : 0, by, isLatest);
      if (found !== undefined || !isLatest()) return found;
      return by === 1
        ? seek(place, pattern, 0, total, 1, isLatest)
        : seek(place, pattern, total - 1, 0, -1, isLatest);
    },
    text: (place, from, to) => textOf(place, from, to, clipboardBytes),
    async attempt(place) {
      const { begun } = rings.read(place.step, place.host);
      const total = await totalOf(place);
      const { text, lines } = await textOf(place, begun, total, comparedBytes);
      return { text, cut: begun + lines < total };
    },
    save(place) {
      async function* texts(): AsyncGenerator<string> {
        for await (const { lines } of pieces(place, 0)) yield `${lines.map(({ text }) => text).join('\n')}\n`;
      }
      return backstage.saveOutput(`${place.step}.${place.host}.txt`, texts());
    },
  };
};
