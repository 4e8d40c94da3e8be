/** Titles, links, clipboards and the like: OSC, DCS, SOS, PM and APC strings with their ends. */
const strings = /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)/g;

/** Colours, cursor movement and modes, with one introducer or the other. */
const sequences = /(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]/g;

/** Everything else that begins with an escape, as a change of character set. */
const escapes = /\x1b[\x20-\x2f]*[\x30-\x7e]/g;

/** Control characters but tab, and the marks that turn the direction of text. */
const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * What a host prints is data: nothing of it may move a cursor, set a title or turn text round. Whole sequences go with
 * what they carry; of one that was cut off, at least the character that would start it goes.
 */
export const plainText = (text: string): string => {
  const clean = text.search(unsafe) < 0 ? text : withoutControls(text);
  return clean.replaceAll('\t', '    ');
};

const withoutControls = (text: string): string =>
  text.replace(strings, '').replace(sequences, '').replace(escapes, '').replace(unsafe, '');
