import type { Place, Problem } from '../../source/problem.js';
import { stepsOf } from '../steps-of.js';
import type { Runbook } from '../types.js';
import { lintChapters } from './lint-chapters.js';
import { lintCommands } from './lint-commands.js';
import { lintContract } from './lint-contract.js';
import { lintNames } from './lint-names.js';
import { lintTemplates } from './lint-templates.js';
import { lintVariables } from './lint-variables.js';

/** Rules that need the runbook as a whole. Each rule is told everything and returns every problem. */
export const lintRunbook = (
  runbook: Runbook,
  assets: ReadonlyMap<string, string>,
  frontPlace: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] => [
  ...lintVariables(runbook, frontPlace),
  ...lintNames(runbook, frontPlace),
  ...lintChapters(runbook),
  ...stepsOf(runbook).flatMap((step) => [...lintContract(step, runbook), ...lintCommands(step, runbook)]),
  ...lintTemplates(runbook, assets, frontPlace),
];
