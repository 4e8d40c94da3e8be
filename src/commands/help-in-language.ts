import { Help, type Command, type HelpConfiguration } from 'commander';
import { help as chinese } from '../words/zh/help.js';
import { wordsOf } from './own-command.js';
import { ownWords } from './own-words.js';

export const inChinese = (text: string): string => chinese[text] ?? text;

const isChinese = (command: Command): boolean => wordsOf(command).language === 'zh';

/** Help is read before a command begins: it is in the language that stands beside `--help`, else in the person's. */
export const helpInLanguage = (chineseHelp: new () => Help): HelpConfiguration => ({
  formatHelp(command, { helpWidth = 80 }) {
    const help = isChinese(command) ? new chineseHelp() : new Help();
    help.helpWidth = helpWidth;
    return help.formatHelp(command, help);
  },
});

/** Whether help may have to be in Chinese, before the words of the command line are understood. */
export const mayBeChinese = (words: readonly string[]): boolean =>
  words.some((word) => /^(--lang=)?zh$/.test(word)) || ownWords({}).language === 'zh';

/** A text below the options, line by line; codes in front of a line stay. */
export const helpText =
  (text: string) =>
  ({ command }: { readonly command: Command }): string =>
    isChinese(command)
      ? text.replace(/^( *(?:\d+ +)?)(.+)$/gm, (_, before: string, line: string) => before + inChinese(line))
      : text;
