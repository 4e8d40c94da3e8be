import { closest } from '../../source/closest.js';
import type { Problem } from '../../source/problem.js';
import { saying } from '../../words/saying.js';
import { namesRead, namesSet } from '../shell-names.js';
import { syntaxErrors } from '../shell-syntax.js';
import type { Runbook, ShellBlock, Step } from '../types.js';
import { blocksOf } from './blocks-of.js';
import { placeInBlock } from './place-in-block.js';

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

/** Commands can be read and use variables that exist, and explanations explain something that stands there. */
export const lintCommands = (step: Step, runbook: Runbook): readonly Problem[] => [
  ...blocksOf(step).flatMap((block) => [...unreadable(block), ...unknownNames(block, runbook)]),
  ...idleExplanations(step),
];

const unreadable = (block: ShellBlock): readonly Problem[] =>
  syntaxErrors(block.code).map(({ message, pos }) => ({
    ...placeInBlock(block, pos),
    message: saying('runbook.noShell', { said: message }),
  }));

const unknownNames = (block: ShellBlock, runbook: Runbook): readonly Problem[] => {
  const known = shellVariables(runbook);
  const set = namesSet(block.code);
  return namesRead(block.code)
    .filter(({ name }) => /^[A-Z][A-Z0-9_]+$/.test(name))
    .filter(({ name }) => !known.includes(name) && !set.has(name) && !fromTheSystem.includes(name))
    .map(({ name, offset }) => {
      const near = closest(name, known);
      return {
        ...placeInBlock(block, offset),
        message: saying('runbook.noShellVariable', { name }),
        hint:
          near === undefined
            ? 'declare it under variables or derived on the front page'
            : `did you mean $${near}?`,
      };
    });
};

const idleExplanations = (step: Step): readonly Problem[] =>
  step.explanations
    .filter(({ fragment }) => !blocksOf(step).some(({ code }) => code.includes(fragment)))
    .map(({ fragment, place }) => ({
      ...place,
      message: saying('runbook.noFragment', { fragment }),
      hint: saying('runbook.noFragmentHint'),
    }));
