import { closest } from '../../source/closest.js';
import type { Problem } from '../../source/problem.js';
import { namesRead, namesSet } from '../shell-names.js';
import type { Runbook, ShellBlock, Step } from '../types.js';

/** Variables every block sees besides the runbook's own. */
export const builtIn: readonly string[] = ['HOST_NAME', 'HOST_ADDRESS', 'CLUSTER_NAME', 'PROFILE'];

/** Names a shell on any Linux host has by itself. */
export const fromTheSystem: readonly string[] = [
  'PATH',
  'HOME',
  'USER',
  'PWD',
  'IFS',
  'LANG',
  'LC_ALL',
  'SHELL',
  'HOSTNAME',
  'UID',
  'PPID',
];

/** The shell variables that blocks may use. */
export const shellVariables = ({ variables, derived }: Runbook): readonly string[] => [
  ...builtIn,
  ...variables.map(({ name }) => name.toUpperCase()),
  ...Object.keys(derived),
];

/** Commands use variables that exist, and explanations explain something that stands there. */
export const lintCommands = (step: Step, runbook: Runbook): readonly Problem[] => {
  const blocks = [step.check, step.run, step.verify, step.undo].filter((block) => block !== undefined);
  return [...blocks.flatMap((block) => unknownNames(block, runbook)), ...idleExplanations(step, blocks)];
};

const unknownNames = ({ code, place }: ShellBlock, runbook: Runbook): readonly Problem[] => {
  const known = shellVariables(runbook);
  const set = namesSet(code);
  return namesRead(code)
    .filter(({ name }) => /^[A-Z][A-Z0-9_]+$/.test(name))
    .filter(({ name }) => !known.includes(name) && !set.has(name) && !fromTheSystem.includes(name))
    .map(({ name, offset }) => {
      const before = code.slice(0, offset).split('\n');
      const near = closest(name, known);
      return {
        file: place.file,
        line: place.line + before.length - 1,
        column: (before.at(-1)?.length ?? 0) + 1,
        message: `$${name} is not a variable of this runbook and is not set in the block`,
        hint:
          near === undefined
            ? 'declare it under variables or derived on the front page'
            : `did you mean $${near}?`,
      };
    });
};

const idleExplanations = (step: Step, blocks: readonly ShellBlock[]): readonly Problem[] =>
  step.explanations
    .filter(({ fragment }) => !blocks.some(({ code }) => code.includes(fragment)))
    .map(({ fragment, place }) => ({
      ...place,
      message: `"${fragment}" stands in none of the step's commands`,
      hint: 'write the fragment exactly as the command has it',
    }));
