import { LabError } from './lab-error.js';
import { lookAtBox } from './look-at-box.js';
import type { LabPlace } from './paths.js';
import { unmetRequirements } from './requirements.js';

/** Makes sure that this box can hold a lab. Throws `LabError` with everything that is missing. */
export const requireBox = async ({ home, cache }: LabPlace): Promise<void> => {
  const problems = [...unmetRequirements(await lookAtBox())];
  for (const folder of [home, cache]) {
    // An overlay mount takes its folders as one text with these marks between them.
    if (/[:,\\]/.test(folder))
      problems.push(`Practice machines cannot live in ${folder}: no \`:\`, \`,\` or \`\\\`.`);
  }
  if (problems.length > 0) throw new LabError('requirements', problems);
};
