/** A chapter's own front matter is another one than a trouble's: it is blanked, so that all lines keep their numbers. */
export const withoutFrontMatter = (text: string): string =>
  text.replace(/^---\n[^]*?\n---\n/, (part) => part.replace(/[^\n]/g, ''));
