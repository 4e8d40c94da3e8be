import type { Cluster } from '../cluster/types.js';
import type { Runbook } from '../runbook/types.js';
import { wrongWith } from '../runbook/variable-value.js';
import type { Checked, Problem } from '../source/problem.js';
import { saying } from '../words/saying.js';
import { meets } from './conditions.js';

/**
 * The value of every variable: the cluster's, else the profile's, else the variable's own default. Checked by
 * type and against what the profile requires.
 */
export const resolveVariables = (
  runbook: Runbook,
  cluster: Cluster,
): Checked<Readonly<Record<string, string>>> => {
  const profile = runbook.profiles.find(({ name }) => name === cluster.profile);
  const problems: Problem[] = [];
  const values: Record<string, string> = {};
  for (const variable of runbook.variables) {
    if (variable.secret === true) continue;
    const { name, about } = variable;
    const value = cluster.vars[name] ?? profile?.defaults[name] ?? variable.default;
    const place = cluster.placeOf(['vars', name]);
    if (value === undefined) {
      problems.push({
        ...place,
        message: saying('cluster.noValue', { name }),
        hint: saying('cluster.setIt', { about }),
      });
      continue;
    }
    const wrong = wrongWith(variable, value);
    if (wrong !== undefined)
      problems.push({
        ...place,
        message: saying('cluster.wrongValue', { name, value, wanted: wrong }),
        hint: about,
      });
    values[name] = value;
  }
  if (problems.length === 0) {
    for (const { conditions, because } of profile?.requires ?? []) {
      for (const [name, wanted] of Object.entries(conditions)) {
        const value = values[name];
        if (value === undefined || meets(value, wanted)) continue;
        const { profile: chosen } = cluster;
        const message = saying('cluster.doesNotGo', { name, value, profile: chosen, items: wanted });
        problems.push({ ...cluster.placeOf(['vars', name]), message, hint: because });
      }
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values };
};
