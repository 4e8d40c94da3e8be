import validRange from 'semver/ranges/valid.js';
import { closest } from '../../source/closest.js';
import type { Problem } from '../../source/problem.js';
import { saying, type Saying } from '../../words/saying.js';
import { factNames } from '../facts.js';
import type { Runbook, Step } from '../types.js';

/** The step contract: what must stand beside what. */
export const lintContract = (step: Step, runbook: Runbook): readonly Problem[] =>
  [...missingParts(step), ...wrongHosts(step, runbook), ...wrongConditions(step, runbook)].map((found) => ({
    ...step.place,
    ...found,
    message: saying('runbook.ofStep', { id: step.id, found: found.message }),
  }));

interface Found {
  readonly message: Saying;
  readonly hint?: Saying;
}

const missingParts = (step: Step): readonly Found[] => {
  const effects = step.files.length + step.artifacts.length + step.certificates.length;
  const found: Found[] = [];
  if (!step.run && effects === 0) {
    found.push({ message: saying('runbook.doesNothing'), hint: saying('runbook.doesNothingHint') });
  }
  if (step.risk === 'reads') {
    if (effects > 0)
      found.push({ message: saying('runbook.readsButWrites'), hint: saying('runbook.riskChanges') });
    if (step.undo)
      found.push({ message: saying('runbook.readsButUndo'), hint: saying('runbook.riskChanges') });
    return found;
  }
  if (step.run && !step.check) {
    found.push({
      message: saying('runbook.noCheck'),
      hint: saying('runbook.noCheckHint'),
    });
  }
  if (step.run && !step.verify) {
    found.push({
      message: saying('runbook.noVerify'),
      hint: saying('runbook.noVerifyHint'),
    });
  }
  if (!step.undo && step.noUndo === undefined) {
    found.push({
      message: saying('runbook.noUndo', { risk: step.risk }),
      hint: saying('runbook.noUndoHint'),
    });
  }
  return found;
};

/** Hosts may be picked by name, so only what looks like a mistyped role is a problem here. */
const wrongHosts = ({ on }: Step, { roles }: Runbook): readonly Found[] =>
  on.flatMap((name) => {
    if (name === 'all' || roles.includes(name)) return [];
    const near = closest(name, roles);
    return near === undefined
      ? []
      : [{ message: saying('runbook.onNoRole', { name }), hint: saying('refused.near', { near }) }];
  });

const wrongConditions = ({ when }: Step, { variables }: Runbook): readonly Found[] =>
  Object.entries(when).flatMap(([name, wanted]) => {
    const variable = variables.find((candidate) => candidate.name === name);
    if (!variable && name !== 'profile' && !factNames.includes(name)) {
      const near = closest(name, [...variables.map((candidate) => candidate.name), ...factNames, 'profile']);
      const hint =
        near === undefined
          ? saying('runbook.facts', { known: factNames.join(', ') })
          : saying('refused.near', { near });
      return [{ message: saying('runbook.noVariableNorFact', { name }), hint }];
    }
    if (variable?.type !== 'version') return [];
    return wanted
      .filter((range) => validRange(range) === null)
      .map((range) => ({
        message: saying('runbook.noRange', { name, range }),
        hint: saying('runbook.versionRangeHint'),
      }));
  });
