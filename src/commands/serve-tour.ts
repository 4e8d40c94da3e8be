import { join, resolve } from 'node:path';
import { kubewalkHome } from '../files/home.js';
import type { Tour } from '../tour/open-tour.js';
import { packageFolder } from './package-folder.js';

/** The cluster of the tour. It lies where every file of ours does, and is opened like any other. */
const tourIn = (env: NodeJS.ProcessEnv): Tour => {
  const folder = join(kubewalkHome(env), 'tour');
  return { folder, clusterName: 'tour', clusterFile: join(folder, 'tour.yaml') };
};

export const tourFile = (env: NodeJS.ProcessEnv): string => tourIn(env).clusterFile;

let opened: Promise<void> | undefined;

/** Where the cluster file is the tour's, its hosts are there from now until the program ends. */
export const serveTour = async (clusterFile: string, env: NodeJS.ProcessEnv = process.env): Promise<void> => {
  const tour = tourIn(env);
  if (tour.clusterFile !== resolve(clusterFile)) return;
  opened ??= open(tour, env);
  await opened;
};

const open = async (tour: Tour, env: NodeJS.ProcessEnv): Promise<void> => {
  const [{ openTour }, { readRecording }, { usualPace }] = await Promise.all([
    import('../tour/open-tour.js'),
    import('../tour/read-recording.js'),
    import('../tour/pace.js'),
  ]);
  const speed = Number(env['KUBEWALK_TOUR_SPEED'] ?? usualPace.speed);
  const pace =
    speed > 0
      ? { ...usualPace, speed, longestMs: (usualPace.longestMs * usualPace.speed) / speed }
      : usualPace;
  await openTour(tour, await readRecording(recordingFile), pace);
};

/** The runbook that was carried out when the recording was made. */
export const recordedRunbook = 'ground-floor';

export const recordingFile = join(packageFolder, 'assets', 'tour', 'ground-floor.json.br');
