import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where kubewalk itself lies: the folder that holds `runbooks/` and `assets/`. */
export const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

export const ownRunbooks = join(packageFolder, 'runbooks');

export const groundFloor = join(ownRunbooks, 'ground-floor');

/** What the build read of the runbooks that are shipped. */
export const shippedReadings = join(packageFolder, 'dist', 'readings');
