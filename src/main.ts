import { Command, CommanderError } from 'commander';
import { exitCodes } from './commands/exit-codes.js';
import { lintCommand } from './commands/lint.js';

export const main = async (argv: readonly string[]): Promise<void> => {
  const program = new Command('kubewalk').addCommand(lintCommand());
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.invalid;
    else throw error;
  }
};
