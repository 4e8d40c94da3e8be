import type { Chapter, Runbook } from '../types.js';

/** Where a page stands in the runbook's folder, as `etcd.md`. */
export const pathOf = ({ file }: Chapter, { folder }: Runbook): string => file.slice(folder.length + 1);
