import type { Place, Problem } from '../../source/problem.js';
import { stepsOf } from '../steps-of.js';
import type { Runbook } from '../types.js';
import { lintChapters } from './lint-chapters.js';
import { lintCommands } from './lint-commands.js';
import { linkableOf, textsOf } from './linkable.js';
import { lintContract } from './lint-contract.js';
import { lintLinks } from './lint-links.js';
import { lintNames } from './lint-names.js';
import { lintTemplates } from './lint-templates.js';
import { lintVariables } from './lint-variables.js';

/** What a runbook is judged against. */
export interface LintInput {
  /** Templates and pictures by path relative to `assets/`. */
  readonly assets: ReadonlyMap<string, string>;
  /** Every markdown file of the runbook's folder by its path in it. */
  readonly pages: ReadonlyMap<string, string>;
  /** Where something stands in the front matter of the front page. */
  readonly frontPlace: (path: readonly PropertyKey[]) => Place;
}

/** Rules that need the runbook as a whole. Each rule is told everything and returns every problem. */
export const lintRunbook = (
  runbook: Runbook,
  { assets, pages, frontPlace }: LintInput,
): readonly Problem[] => [
  ...lintVariables(runbook, frontPlace),
  ...lintNames(runbook, frontPlace),
  ...lintChapters(runbook),
  ...stepsOf(runbook).flatMap((step) => [...lintContract(step, runbook), ...lintCommands(step, runbook)]),
  ...lintTemplates(runbook, assets, frontPlace),
  ...lintLinks(textsOf(runbook), linkableOf(runbook, pages, assets)),
];
