import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

const system = envPaths('kubewalk', { suffix: '' });

const chosen = ({ KUBEWALK_HOME: folder }: NodeJS.ProcessEnv): string | undefined =>
  folder === undefined || folder === '' ? undefined : resolve(folder);

/** The folder that holds every file the program keeps: `KUBEWALK_HOME`, else the system's place for data. */
export const kubewalkHome = (env: NodeJS.ProcessEnv): string => chosen(env) ?? system.data;

/** The folder of what can be made again at any time: in `KUBEWALK_HOME`, else the system's place for such things. */
export const kubewalkCache = (env: NodeJS.ProcessEnv): string => {
  const home = chosen(env);
  return home === undefined ? system.cache : join(home, 'cache');
};
