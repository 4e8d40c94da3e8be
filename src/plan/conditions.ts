import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import type { Conditions } from '../runbook/types.js';

/** Whether a value is one of the wanted ones; versions are measured against ranges. */
export const meets = (value: string, wanted: readonly string[]): boolean =>
  wanted.some((want) => value === want || (valid(value) !== null && satisfies(value, want)));

/** The first condition that does not hold, in words; names without a value are left to somebody else. */
export const firstUnmet = (
  conditions: Conditions,
  values: Readonly<Record<string, string>>,
): string | undefined => {
  for (const [name, wanted] of Object.entries(conditions)) {
    const value = values[name];
    if (value !== undefined && !meets(value, wanted))
      return `only where ${name} is ${wanted.join(' or ')}; here it is ${value}`;
  }
  return undefined;
};
