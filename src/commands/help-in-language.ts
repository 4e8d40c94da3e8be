import { Help, type Argument, type Command, type HelpConfiguration, type Option } from 'commander';
import stringWidth from 'string-width';
import { lineText, span } from '../ui/lines/line.js';
import { wrap } from '../ui/lines/wrap.js';
import { help as chinese } from '../words/zh/help.js';
import { wordsOf } from './own-command.js';

const say = (text: string): string => chinese[text] ?? text;

/** What commander adds to a description: what may be chosen, and what holds where nothing is. */
const withExtras = (item: Option | Argument): string => {
  const usual: unknown = item.defaultValue;
  const told = item.defaultValueDescription;
  const extras = [
    ...(item.argChoices === undefined ? [] : [`可选：${item.argChoices.join('、')}`]),
    ...(usual === undefined ? [] : [`默认：${told === undefined ? JSON.stringify(usual) : say(told)}`]),
  ];
  return `${say(item.description)}${extras.length === 0 ? '' : `（${extras.join('；')}）`}`;
};

class ChineseHelp extends Help {
  override styleTitle = say;
  override displayWidth = stringWidth;
  override commandDescription(command: Command): string {
    return say(super.commandDescription(command));
  }
  override subcommandDescription(command: Command): string {
    return say(super.subcommandDescription(command));
  }
  override optionDescription(option: Option): string {
    return withExtras(option);
  }
  override argumentDescription(argument: Argument): string {
    return withExtras(argument);
  }
  /** Chinese has no spaces to break lines at. */
  override boxWrap(text: string, width: number): string {
    return wrap([span(text)], width)
      .map(lineText)
      .join('\n');
  }
}

const isChinese = (command: Command): boolean => wordsOf(command).language === 'zh';

/** Help is read before a command begins: it is in the language that stands beside `--help`, else in the person's. */
export const helpInLanguage: HelpConfiguration = {
  formatHelp(command, { helpWidth = 80 }) {
    const help = isChinese(command) ? new ChineseHelp() : new Help();
    help.helpWidth = helpWidth;
    return help.formatHelp(command, help);
  },
};

/** A text below the options, line by line; codes in front of a line stay. */
export const helpText =
  (text: string) =>
  ({ command }: { readonly command: Command }): string =>
    isChinese(command)
      ? text.replace(/^( *(?:\d+ +)?)(.+)$/gm, (_, before: string, line: string) => before + say(line))
      : text;
