import { onTestFinished } from 'vitest';
import { program } from '../../lab/support/program.js';
import { betweenSettings } from './expect-restored.js';
import { openTerminal, type OpenedTerminal, type TerminalOptions } from './open-terminal.js';

/** Starts a command in a terminal that is closed when the test ends. At the command's own end, see `expectRestored`. */
export const startInTerminal = (command: readonly string[], options: TerminalOptions): OpenedTerminal =>
  closedWithTest(openTerminal('/bin/sh', ['-c', betweenSettings, 'sh', ...command], options));

/** The built program, as `startInTerminal`. */
export const startKubewalk = (args: readonly string[], options: TerminalOptions): OpenedTerminal =>
  startInTerminal([process.execPath, program(), ...args], options);

export const closedWithTest = (terminal: OpenedTerminal): OpenedTerminal => {
  onTestFinished(() => {
    terminal.close();
  });
  return terminal;
};
