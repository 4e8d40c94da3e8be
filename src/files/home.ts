import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** The folder that holds every file the program keeps: `KUBEWALK_HOME`, else the system's place for data. */
export const kubewalkHome = (env: NodeJS.ProcessEnv): string => {
  const chosen = env['KUBEWALK_HOME'];
  return chosen === undefined || chosen === '' ? envPaths('kubewalk', { suffix: '' }).data : resolve(chosen);
};
