/**
 * The SHA-256 of one file in a list of checksums, lower-case hex; `undefined` where the list does not name it.
 * Takes the lines of `sha256sum` (`HEX  FILE`, `HEX *FILE`, folders before the name ignored), those of
 * `sha256sum --tag` (`SHA256 (FILE) = HEX`), and a line that is nothing but the checksum.
 */
export const sumOf = (list: string, file: string): string | undefined => {
  for (const line of list.split(/\r?\n/)) {
    const plain = /^([0-9a-fA-F]{64})(?:\s+\*?(.+?))?\s*$/.exec(line);
    const tagged = /^SHA256 \((.+)\) = ([0-9a-fA-F]{64})\s*$/.exec(line);
    const [sum, name] = tagged === null ? [plain?.[1], plain?.[2]] : [tagged[2], tagged[1]];
    if (sum === undefined) continue;
    if (name === undefined || name.split('/').at(-1) === file) return sum.toLowerCase();
  }
  return undefined;
};
