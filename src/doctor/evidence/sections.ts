/** One `@name words…` line of a report and the lines under it. */
export interface Section {
  readonly name: string;
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

/** A report in its sections. What stands before the first one, and a line without its bar, is somebody else's. */
export const readSections = (text: string): readonly Section[] => {
  const sections: { name: string; words: string[]; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('@')) {
      const [name = '', ...words] = line.slice(1).trimEnd().split(' ');
      sections.push({ name, words, lines: [] });
    } else if (line.startsWith('|')) sections.at(-1)?.lines.push(line.slice(1));
  }
  return sections;
};
