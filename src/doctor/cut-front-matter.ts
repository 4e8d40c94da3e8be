const frontMatter = /^---\n[^]*?\n---\n/;

/** The front matter alone: reading the whole page for it would take as long as reading the page. */
export const frontMatterOf = (text: string): string => frontMatter.exec(text)?.[0] ?? '';

/** A chapter's own front matter is another one than a trouble's: it is blanked, so that all lines keep their numbers. */
export const withoutFrontMatter = (text: string): string =>
  text.replace(frontMatter, (part) => part.replace(/[^\n]/g, ''));
