/** One word for any POSIX shell, whatever is in it (but NUL, which no shell can hold). */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
