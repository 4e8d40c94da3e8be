import { join } from 'node:path';
import { type Command, CommanderError, type HelpConfiguration, Option } from 'commander';
import { exitCodes } from './commands/exit-codes.js';
import { helpInLanguage, helpText, mayBeChinese } from './commands/help-in-language.js';
import { langOption, modeOption, plainOption, runbookOption } from './commands/options.js';
import { OwnCommand } from './commands/own-command.js';
import { ownVersion } from './commands/own-version.js';
import { ownWords } from './commands/own-words.js';
import type { TuiOptions } from './commands/tui.js';
import { fileTrouble } from './files/errno.js';
import { kubewalkHome } from './files/home.js';
import { writeCrashReport } from './ui/terminal/crash-report.js';

const exitCodeHelp = `
Exit codes:
  0    ok
  1    a step failed
  2    wrong usage or invalid input; nothing was done
  3    a host cannot be reached or refuses us
  4    the doctor found something
  70   a mistake of kubewalk itself; a report was written
  130  interrupted`;

export const main = async (argv: readonly string[]): Promise<void> => {
  surviveClosedPipes();
  process.on('uncaughtException', onMistake);
  const program = new OwnCommand('kubewalk')
    .description('walk through executable runbooks on real machines over SSH')
    .version(ownVersion())
    .configureHelp(await helpFor(argv))
    .addHelpText('after', helpText(exitCodeHelp))
    .addOption(new Option('-c, --cluster <file>', 'open this cluster at once'))
    .addOption(runbookOption())
    .addOption(langOption())
    .addOption(modeOption())
    .addOption(plainOption())
    .option('--ascii', 'plain ASCII instead of lines, ticks and bars')
    .enablePositionalOptions()
    .action(async (options: TuiOptions) => {
      const { tui } = await import('./commands/tui.js');
      await tui(options);
    })
    .exitOverride();
  try {
    for (const command of await commandsFor(argv.slice(2))) {
      program.addCommand(command.copyInheritedSettings(program));
      for (const inner of command.commands) inner.copyInheritedSettings(command);
    }
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.invalid;
    } else onMistake(error);
  }
};

/** Chinese has to know how wide its letters are and where lines may break, which takes long to load. */
const helpFor = async (words: readonly string[]): Promise<HelpConfiguration> =>
  mayBeChinese(words) ? helpInLanguage((await import('./commands/chinese-help.js')).ChineseHelp) : {};

/** Loading a command costs time, so only the one that was named is loaded; help and mistakes need them all. */
const commandsFor = async (words: readonly string[]): Promise<readonly Command[]> => {
  const [first] = words;
  const named = commands.find(({ name }) => name === first);
  if (named) return [await named.load()];
  const justScreens = words.every((word) => word.startsWith('-') && !/^-(h|-help)$/.test(word));
  return justScreens ? [] : Promise.all(commands.map(({ load }) => load()));
};

const commands: readonly { readonly name: string; readonly load: () => Promise<Command> }[] = [
  { name: 'run', load: async () => (await import('./commands/run.js')).runCommand() },
  { name: 'plan', load: async () => (await import('./commands/plan.js')).planCommand() },
  { name: 'cfssl', load: async () => (await import('./commands/cfssl.js')).cfsslCommand() },
  { name: 'status', load: async () => (await import('./commands/status.js')).statusCommand() },
  { name: 'log', load: async () => (await import('./commands/log.js')).logCommand() },
  { name: 'undo', load: async () => (await import('./commands/undo.js')).undoCommand() },
  { name: 'shell', load: async () => (await import('./commands/shell.js')).shellCommand() },
  { name: 'doctor', load: async () => (await import('./commands/doctor.js')).doctorCommand() },
  { name: 'lint', load: async () => (await import('./commands/lint.js')).lintCommand() },
  { name: 'read', load: async () => (await import('./commands/read.js')).readCommand() },
  {
    name: 'translated',
    load: async () => (await import('./commands/translated.js')).translatedCommand(),
  },
  { name: 'schema', load: async () => (await import('./commands/schema.js')).schemaCommand() },
  { name: 'tour', load: async () => (await import('./commands/tour.js')).tourCommand() },
  { name: 'lab', load: async () => (await import('./commands/lab.js')).labCommand() },
];

/**
 * `kubewalk log | head`, or a terminal window that was closed: a reader that is gone is no reason to stop what is being
 * done, and nobody is left to be told of it.
 */
const surviveClosedPipes = (): void => {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (['EPIPE', 'EIO', 'ENXIO', 'EBADF'].includes(error.code ?? '')) return;
    process.exitCode = exitCodes.mistake;
    process.stderr.write(`${ownWords({}).t('usage.outputLost', { why: fileTrouble(error) })}\n`);
  });
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
  const { t } = ownWords({});
  const where = report === undefined ? t('usage.noReport') : t('usage.report', { report });
  process.stderr.write(`${t('usage.mistake', { message })}\n    ${where}\n`);
  // Connections that are open would keep the program alive, and after a mistake nobody is left to close them. Jobs on
  // hosts go on, and the next start finds them.
  // eslint-disable-next-line no-restricted-properties -- see above
  process.exit(exitCodes.mistake);
};
