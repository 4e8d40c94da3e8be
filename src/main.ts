import { join } from 'node:path';
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
import { kubewalkHome } from './files/home.js';
import { closest } from './source/closest.js';
import { writeCrashReport } from './ui/terminal/crash-report.js';

const exitCodeHelp = `
Exit codes:
  0    ok
  1    a step failed
  2    wrong usage or invalid input; nothing was done
  3    a host cannot be reached or refuses us
  130  interrupted`;

export const main = async (argv: readonly string[]): Promise<void> => {
  surviveClosedPipes();
  process.on('uncaughtException', onMistake);
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
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.invalid;
    } else onMistake(error);
  }
};

/** `kubewalk log | head`: a reader that has seen enough is no reason to stop what is being done. */
const surviveClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
};

/** A mistake of ours: a report for whoever mends it, one line for the person. The screens have their own. */
const onMistake = (error: unknown): void => {
  if (process.listenerCount('uncaughtException') > 1) return;
  const report = writeCrashReport(
    join(kubewalkHome(process.env), 'crashes'),
    error,
    process.argv.slice(2).join(' '),
    new Date(),
  );
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `kubewalk made a mistake: ${message}\n    ${report === undefined ? 'no report could be written' : `the report is ${report}`}\n`,
  );
  process.exitCode = exitCodes.failed;
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
