/** For parsers that throw where all the caller wants to know is whether the text can be read. */
export const parseOrNothing = <T>(parse: () => T): T | undefined => {
  try {
    return parse();
  } catch {
    return undefined;
  }
};
