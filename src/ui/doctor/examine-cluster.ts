import { turn } from '../app/navigate.js';
import type { AppState, Turn, World } from '../app/state.js';

/** Looks at all hosts of a cluster and then shows what was found. */
export const examineCluster = (state: AppState, clusterFile: string, { look }: World): Turn =>
  turn({ ...state, busy: look.t('doctor.looking') }, { type: 'examine', clusterFile });

/** Breaks etcd on the recorded hosts, and looks at them. */
export const breakTour = (state: AppState, { look }: World): Turn =>
  turn({ ...state, busy: look.t('doctor.looking') }, { type: 'break-tour' });
