import { Command, CommanderError, Option } from 'commander';
import { exitCodes } from './commands/exit-codes.js';
import { labCommand } from './commands/lab.js';
import { lintCommand } from './commands/lint.js';
import { logCommand } from './commands/log.js';
import { runbookOption } from './commands/options.js';
import { ownVersion } from './commands/own-version.js';
import { planCommand } from './commands/plan.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { statusCommand } from './commands/status.js';
import { tui, type TuiOptions } from './commands/tui.js';
import { undoCommand } from './commands/undo.js';
import { closest } from './source/closest.js';

const exitCodeHelp = `
Exit codes:
  0    ok
  1    a step failed
  2    wrong usage or invalid input; nothing was done
  3    a host cannot be reached or refuses us
  130  interrupted`;

export const main = async (argv: readonly string[]): Promise<void> => {
  const program = new Command('kubewalk')
    .description('walk through executable runbooks on real machines over SSH')
    .version(ownVersion())
    .addHelpText('after', exitCodeHelp)
    .addOption(new Option('-c, --cluster <file>', 'open this cluster at once'))
    .addOption(runbookOption())
    .enablePositionalOptions()
    .allowExcessArguments()
    .action((options: TuiOptions, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) refuseUnknown(command, unknown);
      return tui(options);
    })
    .exitOverride();
  for (const command of [
    runCommand(),
    planCommand(),
    statusCommand(),
    logCommand(),
    undoCommand(),
    lintCommand(),
    schemaCommand(),
    labCommand(),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.invalid;
    else throw error;
  }
};

const refuseUnknown = (program: Command, word: string): never => {
  const near = closest(
    word,
    program.commands.map((command) => command.name()),
  );
  return program.error(
    `error: unknown command '${word}'${near === undefined ? '' : `\n(Did you mean ${near}?)`}`,
  );
};
