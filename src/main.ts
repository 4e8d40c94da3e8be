import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { exitCodes } from './commands/exit-codes.js';
import { labCommand } from './commands/lab.js';
import { lintCommand } from './commands/lint.js';
import { packageFolder } from './commands/load-runbook.js';
import { planCommand } from './commands/plan.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { statusCommand } from './commands/status.js';
import { undoCommand } from './commands/undo.js';

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
    .version(versionOf(packageFolder))
    .addHelpText('after', exitCodeHelp)
    .exitOverride();
  for (const command of [
    runCommand(),
    planCommand(),
    statusCommand(),
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

const versionOf = (folder: string): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    .version;
