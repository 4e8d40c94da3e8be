import { join, resolve } from 'node:path';
import { kubewalkHome } from '../files/home.js';
import type { Tour } from '../tour/open-tour.js';
import { packageFolder } from './package-folder.js';

/** The clusters of the tour. They lie where every file of ours does, and are opened like any other. */
const tourScenes = (env: NodeJS.ProcessEnv): Readonly<Record<Tour['scene'], Tour>> => {
  const folder = join(kubewalkHome(env), 'tour');
  const scene = (clusterName: string, kind: Tour['scene']): Tour => ({
    folder: join(folder, kind),
    clusterName,
    clusterFile: join(folder, `${clusterName}.yaml`),
    scene: kind,
  });
  return { installation: scene('tour', 'installation'), broken: scene('tour-broken', 'broken') };
};

export const tourFiles = (env: NodeJS.ProcessEnv): Readonly<Record<Tour['scene'], string>> => {
  const { installation, broken } = tourScenes(env);
  return { installation: installation.clusterFile, broken: broken.clusterFile };
};

const opened = new Map<string, Promise<void>>();

/** Where the cluster file is one of the tour's, its hosts are there from now until the program ends. */
export const serveTour = async (clusterFile: string, env: NodeJS.ProcessEnv = process.env): Promise<void> => {
  const tour = Object.values(tourScenes(env)).find((each) => each.clusterFile === resolve(clusterFile));
  if (tour === undefined) return;
  const known = opened.get(tour.clusterFile);
  const opening = known ?? open(tour, env);
  opened.set(tour.clusterFile, opening);
  await opening;
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
