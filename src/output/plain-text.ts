import { stripVTControlCharacters } from 'node:util';

/** Control characters but tab, and the marks that turn the direction of text. */
 
const unsafe = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What a host prints is data: nothing of it may move a cursor, set a title or turn text round. */
export const plainText = (text: string): string =>
  stripVTControlCharacters(text).replace(unsafe, '').replaceAll('\t', '    ');
