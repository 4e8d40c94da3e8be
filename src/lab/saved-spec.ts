import { isDeepStrictEqual } from 'node:util';
import { readIfThere } from '../files/read-if-there.js';
import { LabError } from './lab-error.js';
import type { LabPaths } from './paths.js';
import { labSpec, type LabSpec } from './spec.js';

/** The lab that is there, as it was asked for; `undefined` when there is none. Throws `LabError`. */
export const savedSpec = async (paths: LabPaths): Promise<LabSpec | undefined> => {
  const text = await readIfThere(paths.spec);
  if (text === undefined) return undefined;
  try {
    return labSpec.parse(JSON.parse(text));
  } catch (error) {
    throw new LabError(
      'usage',
      [`${paths.spec} cannot be understood. Take the lab away and make it anew: kubewalk lab down, then up.`],
      { cause: error },
    );
  }
};

/** A lab keeps the machines it was made with. Throws `LabError` when others are asked for. */
export const refuseOtherSpec = async (spec: LabSpec, paths: LabPaths): Promise<void> => {
  const saved = await savedSpec(paths);
  if (saved === undefined || isDeepStrictEqual(saved, spec)) return;
  throw new LabError('usage', [
    `Lab ${spec.name} is there already, with other machines (${paths.spec}).`,
    'Take it away first, or choose another name.',
  ]);
};
