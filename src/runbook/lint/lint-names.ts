import type { Place, Problem } from '../../source/problem.js';
import type { Runbook } from '../types.js';
import { builtIn, fromTheSystem } from './lint-commands.js';
import { builtInToTemplates } from './lint-templates.js';

/** A name means one thing: to the shell, to templates, and to whoever reads a block. */
export const lintNames = (
  { variables, derived }: Runbook,
  frontPlace: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] => {
  const byShellName = new Map(variables.map(({ name }) => [name.toUpperCase(), name]));
  const clash = (shellName: string): string | undefined => {
    if (fromTheSystem.includes(shellName)) return `$${shellName} belongs to the system`;
    return builtIn.includes(shellName) ? `$${shellName} is set for every block` : undefined;
  };
  const problem = (name: string, place: Place, why: string | undefined): readonly Problem[] =>
    why === undefined
      ? []
      : [
          {
            ...place,
            message: `"${name}" cannot be the name of a variable: ${why}`,
            hint: 'give it a name of its own, as in store_path',
          },
        ];
  return [
    ...variables.flatMap(({ name, place }) =>
      problem(
        name,
        place,
        builtInToTemplates.includes(name) ? 'templates know it as something else' : clash(name.toUpperCase()),
      ),
    ),
    ...Object.keys(derived).flatMap((name) => {
      const taken = byShellName.get(name);
      const why = taken === undefined ? clash(name) : `the variable "${taken}" has it`;
      return problem(name, frontPlace(['derived', name]), why);
    }),
  ];
};
