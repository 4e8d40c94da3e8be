import { costs } from './score.js';

/** What somebody is told who is to find out what was broken. `options` name the lab where it is not the usual one. */
export const describeExercise = (clusterFile: string, options: string): readonly string[] => [
  'Something is broken now. What is it, and where?',
  `  look around  kubewalk lab ssh HOST${options}`,
  `  a hint       kubewalk lab hint 1${options}`,
  `               (1, 2 and 3 cost ${costs.join(', ')} of 100 points)`,
  '  mend it      by hand, or with the doctor:',
  `               kubewalk doctor --fix --cluster ${clusterFile}`,
  `  it is well?  kubewalk lab repair${options}`,
  '               says what it was and counts, or that it is not mended yet',
];
