import { Argument, Command, InvalidArgumentError, type Option } from 'commander';
import { closest } from '../source/closest.js';
import { saying, type Saying } from '../words/saying.js';
import type { Words } from '../words/words.js';
import { ownWords } from './own-words.js';

/** Why a value cannot be given, as words that are said later. */
export class WrongValue extends InvalidArgumentError {
  readonly wanted: Saying;
  constructor(wanted: Saying) {
    super(wanted.key);
    this.wanted = wanted;
  }
}

/**
 * A command that says in the person's language what is wrong with it. Commander makes its English sentences in these
 * methods, which its types do not name: what it knows there, as a flag or a name, is gone from the error it throws.
 */
export class OwnCommand extends Command {
  override createCommand(name?: string): OwnCommand {
    return new OwnCommand(name);
  }

  missingArgument(name: string): never {
    return this.#refuse('missingArgument', saying('usage.missingArgument', { name }));
  }

  optionMissingArgument({ flags }: Option): never {
    return this.#refuse('optionMissingArgument', saying('usage.optionMissingArgument', { flags }));
  }

  unknownOption(flag: string): never {
    const known = flag.startsWith('--') ? this.#optionsInReach() : [];
    return this.#refuse('unknownOption', saying('usage.unknownOption', { flag }), closest(flag, known));
  }

  unknownCommand(): never {
    const [name = ''] = this.args;
    const known = this.commands.map((command) => command.name());
    return this.#refuse('unknownCommand', saying('usage.unknownCommand', { name }), closest(name, known));
  }

  /** Called for every command; what is too much for one that holds others was meant as the name of one. */
  _excessArguments(given: readonly string[]): never {
    if (this.commands.length > 0) return this.unknownCommand();
    const counts = { given: given.length, wanted: this.registeredArguments.length };
    return this.#refuse('excessArguments', saying('usage.tooMany', { command: this.name(), ...counts }));
  }

  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    const name = target instanceof Argument ? target.name() : target.flags;
    const { argChoices } = target;
    if (argChoices?.includes(value) === false) {
      const choices = argChoices.join(', ');
      this.#refuse('invalidArgument', saying('usage.notAChoice', { name, value, choices }));
    }
    try {
      return target.parseArg?.(value, previous);
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      return this.#refuse('invalidArgument', saying('usage.notRight', { name, value, wanted: error.wanted }));
    }
  }

  #optionsInReach(): readonly string[] {
    const parents = this.parent === null ? [] : [this.parent];
    return [this, ...parents].flatMap((command) =>
      command.options.flatMap(({ long }) => (long === undefined ? [] : [long])),
    );
  }

  #refuse(code: string, what: Saying, near?: string): never {
    const words = wordsOf(this);
    const more = near === undefined ? '' : `\n${words.t('usage.near', { near })}`;
    return this.error(`${words.say(what)}${more}`, { code: `commander.${code}` });
  }
}

/** The words in which a command speaks while it is read: those asked for beside it, else the person's. */
export const wordsOf = (command: Command): Words => ownWords(command.optsWithGlobals<OwnLanguage>());

type OwnLanguage = Parameters<typeof ownWords>[0];
