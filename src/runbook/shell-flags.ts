/** The flags of the commands in a shell block. */
import type { Command } from 'unbash';
import { partsOf } from './shell-syntax.js';

/** One flag of one command, as often as it stands there. */
export interface Flag {
  /** The command's name without its folder. */
  readonly program: string;
  /** `-q`, `--quiet`; of `--write-out=json` what stands before the value. */
  readonly name: string;
  /** As it is written, with others that share its dash and without a value: `-qF`, `--write-out`. */
  readonly word: string;
  /** 0-based offset of the word in the block. */
  readonly offset: number;
}

/** Programs that write whole words after a single dash. */
const longAfterOneDash = new Set(['find', 'openssl', 'ip', 'test', '[']);

export const flagsOf = (code: string): readonly Flag[] =>
  partsOf(code).flatMap((part) => (part.type === 'Command' ? flagsOfCommand(part) : []));

const flagsOfCommand = ({ name, args }: Command): readonly Flag[] => {
  const program = name?.value.replace(/^.*\//, '') ?? '';
  const end = args.findIndex(({ text }) => text === '--');
  return (end < 0 ? args : args.slice(0, end)).flatMap(({ text, pos }) => {
    const word = wordOf(program, text);
    return namesIn(program, word).map((flag) => ({ program, name: flag, word, offset: pos }));
  });
};

/**
 * What is quoted is text for the program even where it begins with a dash, as in `grep -e '-j DROP'`. The value of a
 * short flag may follow at once: `-d:`, `-f1`.
 */
const wordOf = (program: string, text: string): string => {
  const pattern = longAfterOneDash.has(program) ? /^-[\w-]+/ : /^(?:--[A-Za-z][\w-]*|-[A-Za-z]+(?!\S)|-\w)/;
  return pattern.exec(text)?.[0] ?? '';
};

const namesIn = (program: string, word: string): readonly string[] => {
  if (word === '') return [];
  if (word.startsWith('--') || longAfterOneDash.has(program)) return [word];
  return Array.from(word.slice(1), (letter) => `-${letter}`);
};
