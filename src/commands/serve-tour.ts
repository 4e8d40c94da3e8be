import { join, resolve } from 'node:path';
import { kubewalkHome } from '../files/home.js';
import type { OpenedTour, Tour } from '../tour/open-tour.js';
import { packageFolder } from './package-folder.js';

/** A cluster of recorded hosts. Its files lie where every file of ours does, and it is opened like any other. */
const tourNamed = (clusterName: string, env: NodeJS.ProcessEnv): Tour => {
  const folder = join(kubewalkHome(env), clusterName);
  return { folder, clusterName, clusterFile: join(folder, `${clusterName}.yaml`) };
};

/** The whole job, from the beginning. */
const whole = 'tour';
/** All is done, and then etcd breaks on one host. */
const broken = 'tour-broken';

export const tourFile = (env: NodeJS.ProcessEnv): string => tourNamed(whole, env).clusterFile;
export const brokenTourFile = (env: NodeJS.ProcessEnv): string => tourNamed(broken, env).clusterFile;

const opened = new Map<string, Promise<OpenedTour>>();

/** Where the cluster file is one of the tour's, its hosts are there from now until the program ends. */
export const serveTour = async (clusterFile: string, env: NodeJS.ProcessEnv = process.env): Promise<void> => {
  const file = resolve(clusterFile);
  const name = [whole, broken].find((each) => tourNamed(each, env).clusterFile === file);
  if (name !== undefined) await serve(name, env);
};

/** Etcd is broken again on the recorded hosts, however it was left. Returns the cluster file. */
export const breakTour = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const tour = await serve(broken, env);
  tour.startOver();
  return brokenTourFile(env);
};

const serve = (name: string, env: NodeJS.ProcessEnv): Promise<OpenedTour> => {
  const before = opened.get(name);
  if (before !== undefined) return before;
  const tour = open(name, env);
  opened.set(name, tour);
  return tour;
};

const open = async (name: string, env: NodeJS.ProcessEnv): Promise<OpenedTour> => {
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
  const recording = await readRecording(recordingFile);
  return openTour(tourNamed(name, env), recording, name === broken ? recording.broken : [], pace);
};

/** The runbook that was carried out when the recording was made. */
export const recordedRunbook = 'ground-floor';

export const recordingFile = join(packageFolder, 'assets', 'tour', 'ground-floor.json.br');
