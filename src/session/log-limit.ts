const megabyte = 1_000_000;
const defaultMegabytes = 256;

/** How many bytes a step may leave on a host's log, from KUBEWALK_LOG_LIMIT in MB; `undefined` when that is no size. */
export const logLimit = (env: NodeJS.ProcessEnv): number | undefined => {
  const asked = env['KUBEWALK_LOG_LIMIT'];
  if (asked === undefined || asked === '') return defaultMegabytes * megabyte;
  return /^\d+(\.\d+)?$/.test(asked) ? Number(asked) * megabyte : undefined;
};
