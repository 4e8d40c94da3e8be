import * as z from 'zod';

/** What GitHub's API says of a release: the checksum of every file, where the release is not too old for it. */
const release = z.object({
  assets: z.array(z.object({ name: z.string(), digest: z.string().nullish() })),
});

/**
 * The SHA-256 of one file in a list of checksums, lower-case hex; `undefined` where the list does not name it.
 * Takes the lines of `sha256sum` (`HEX  FILE`, `HEX *FILE`, folders before the name ignored), those of
 * `sha256sum --tag` (`SHA256 (FILE) = HEX`), a line that is nothing but the checksum, and a release as GitHub's API
 * describes it in JSON.
 */
export const sumOf = (list: string, file: string): string | undefined =>
  list.trimStart().startsWith('{') ? sumInRelease(list, file) : sumInLines(list, file);

const sumInRelease = (json: string, file: string): string | undefined => {
  try {
    const digest = release.parse(JSON.parse(json)).assets.find(({ name }) => name === file)?.digest;
    return /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1];
  } catch {
    return undefined;
  }
};

const sumInLines = (list: string, file: string): string | undefined => {
  for (const line of list.split(/\r?\n/)) {
    const plain = /^([0-9a-fA-F]{64})(?:\s+\*?(.+?))?\s*$/.exec(line);
    const tagged = /^SHA256 \((.+)\) = ([0-9a-fA-F]{64})\s*$/.exec(line);
    const [sum, name] = tagged === null ? [plain?.[1], plain?.[2]] : [tagged[2], tagged[1]];
    if (sum === undefined) continue;
    if (name === undefined || name.split('/').at(-1) === file) return sum.toLowerCase();
  }
  return undefined;
};
