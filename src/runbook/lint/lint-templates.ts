import { closest } from '../../source/closest.js';
import type { Place, Problem } from '../../source/problem.js';
import { templateNames } from '../../source/template.js';
import { saying } from '../../words/saying.js';
import type { Runbook } from '../types.js';
import { stepsOf } from '../steps-of.js';

/** What every template sees besides variables and derived values. */
export const builtInToTemplates: readonly string[] = ['host', 'hosts', 'cluster', 'profile'];

/** Every template parses and takes only names that exist; every file a step names is there. */
export const lintTemplates = (
  runbook: Runbook,
  assets: ReadonlyMap<string, string>,
  frontPlace: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] => {
  const known = [
    ...builtInToTemplates,
    ...runbook.variables.filter(({ secret }) => secret === undefined).map(({ name }) => name),
    ...Object.keys(runbook.derived),
  ];
  const secrets = runbook.variables.filter(({ secret }) => secret === true).map(({ name }) => name);
  const check = (template: string, at: (line: number, column: number) => Place): readonly Problem[] => {
    const found = templateNames(template);
    if (!found.ok)
      return [
        {
          ...at(found.fault.line, found.fault.column),
          message: saying('runbook.template', { said: found.fault.message }),
        },
      ];
    return found.names
      .filter((name) => !known.includes(name))
      .map((name) => {
        if (secrets.includes(name)) {
          const hint = saying('runbook.templateSecretHint', { name: name.toUpperCase() });
          return { ...at(1, 1), message: saying('runbook.templateSecret', { name }), hint };
        }
        const near = closest(name, known);
        const hint =
          near === undefined ? saying('runbook.templateNoneHint') : saying('refused.near', { near });
        return { ...at(1, 1), message: saying('runbook.templateNone', { name }), hint };
      });
  };
  const problems: Problem[] = [];
  for (const [name, template] of Object.entries(runbook.derived)) {
    problems.push(...check(template, () => frontPlace(['derived', name])));
  }
  for (const { name, file, url, sums } of runbook.artifacts) {
    const place = frontPlace(['artifacts', name]);
    for (const template of [file, url, sums ?? '']) problems.push(...check(template, () => place));
  }
  const artifactNames = runbook.artifacts.map(({ name }) => name);
  for (const step of stepsOf(runbook)) {
    for (const { template, path, place } of step.files) {
      const text = assets.get(template);
      if (text === undefined) {
        const near = closest(template, [...assets.keys()]);
        const hint = near === undefined ? saying('runbook.noTemplateHint') : saying('refused.near', { near });
        problems.push({ ...place, message: saying('runbook.noTemplate', { template }), hint });
      } else problems.push(...check(text, (line, column) => ({ file: `assets/${template}`, line, column })));
      problems.push(...check(path, () => place));
    }
    for (const { artifact, path, place } of step.artifacts) {
      if (!artifactNames.includes(artifact)) {
        const near = closest(artifact, artifactNames);
        problems.push({
          ...place,
          message: saying('runbook.noArtifact', { artifact }),
          ...(near && { hint: saying('refused.near', { near }) }),
        });
      }
      problems.push(...check(path, () => place));
    }
    for (const { commonName, dns, ips, to, place } of step.certificates) {
      for (const template of [commonName, to, ...dns, ...ips]) problems.push(...check(template, () => place));
    }
  }
  return problems;
};
