import validRange from 'semver/ranges/valid.js';
import { closest } from '../../source/closest.js';
import type { Place, Problem } from '../../source/problem.js';
import { saying } from '../../words/saying.js';
import type { Runbook } from '../types.js';
import { wrongWith } from '../variable-value.js';

/** Defaults are of their variable's type, and profiles speak of variables that exist. */
export const lintVariables = (
  { variables, profiles }: Runbook,
  frontPlace: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const unknown = (name: string, place: Place): void => {
    const near = closest(name, [...byName.keys()]);
    problems.push({
      ...place,
      message: saying('runbook.noVariable', { name }),
      ...(near && { hint: saying('refused.near', { near }) }),
    });
  };
  for (const variable of variables) {
    const wrong = variable.default === undefined ? undefined : wrongWith(variable, variable.default);
    if (wrong !== undefined) {
      const place = frontPlace(['variables', variable.name, 'default']);
      problems.push({
        ...place,
        message: saying('runbook.wrongDefault', { name: variable.name, wanted: wrong }),
      });
    }
  }
  for (const profile of profiles) {
    for (const [name, value] of Object.entries(profile.defaults)) {
      const place = frontPlace(['profiles', profile.name, 'defaults', name]);
      const variable = byName.get(name);
      const wrong = variable && wrongWith(variable, value);
      if (!variable) unknown(name, place);
      else if (variable.secret)
        problems.push({ ...place, message: saying('runbook.secretDefault', { name }) });
      else if (wrong !== undefined)
        problems.push({ ...place, message: saying('runbook.wrongValue', { name, wanted: wrong }) });
    }
    profile.requires.forEach(({ conditions }, i) => {
      for (const [name, wanted] of Object.entries(conditions)) {
        const place = frontPlace(['profiles', profile.name, 'requires', i, name]);
        const variable = byName.get(name);
        if (!variable) unknown(name, place);
        else if (variable.type === 'version' && wanted.some((range) => validRange(range) === null)) {
          problems.push({
            ...place,
            message: saying('runbook.versionRange', { name }),
            hint: saying('runbook.versionRangeHint'),
          });
        }
      }
    });
  }
  return problems;
};
