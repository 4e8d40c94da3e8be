import { Help, type Argument, type Command, type Option } from 'commander';
import stringWidth from 'string-width';
import { lineText, span } from '../ui/lines/line.js';
import { wrap } from '../ui/lines/wrap.js';
import { inChinese as say } from './help-in-language.js';

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

export class ChineseHelp extends Help {
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
