import { layoutOf } from '../app/layout.js';
import type { AppState, World } from '../app/state.js';
import type { MenuItem, View } from '../app/view.js';
import { takeColumns } from '../../source/columns.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import { agoWords } from './ago.js';

/** More sessions than this would push the rest of the menu down; older ones are opened by their cluster file. */
const sessionsShown = 5;

export const homeItems = (state: AppState, { look }: World): readonly MenuItem[] => {
  const { t } = look;
  const resume = (state.sessions ?? []).slice(0, sessionsShown).map(({ cluster, clusterFile, resumeAt }) => ({
    label:
      resumeAt === undefined ? t('home.finished', { cluster }) : t('home.resume', { cluster, at: resumeAt }),
    value: `resume:${clusterFile}`,
  }));
  return [
    ...resume,
    { label: t('home.read'), value: 'read' },
    { label: t('home.lab'), value: 'lab' },
    { label: t('home.machines'), value: 'machines' },
    { label: t('home.settings'), value: 'settings' },
    { label: t('home.quit'), value: 'quit' },
  ];
};

export const machinesItems = ({ look }: World): readonly MenuItem[] => [
  { label: look.t('machines.open'), value: 'open-file' },
  { label: look.t('machines.create'), value: 'form' },
  { label: look.t('machines.back'), value: 'back' },
];

/** Cuts labels, so that a row of the menu never takes two. */
const fitItems = (items: readonly MenuItem[], columns: number): readonly MenuItem[] =>
  items.map(({ label, value }) => ({ label: takeColumns(label, columns - 6), value }));

export const presentHome = (state: AppState, world: World): View => {
  const { t } = world.look;
  const { columns } = layoutOf(state.size);
  const latest = state.sessions?.[0];
  const about = (): string => {
    if (state.sessions === undefined) return t('home.looking');
    if (latest === undefined) return t('home.none');
    const { cluster, stepsDone, stepsTotal, lastUsed } = latest;
    const session = `${cluster}: ${t('home.steps', { done: stepsDone, total: stepsTotal })}`;
    return t('home.lastUsed', { session, when: agoWords(lastUsed, state.now, world.look) });
  };
  const above: readonly Line[] = [
    blank,
    ...wrap([span(state.runbook.title, 'title')], columns - 4),
    ...wrap([span(t('home.lead'))], columns - 4),
    blank,
    line(about(), 'faint'),
    blank,
  ];
  return {
    mode: 'home',
    path: [],
    body: { kind: 'menu', above, items: fitItems(homeItems(state, world), columns) },
  };
};

export const presentMachines = (state: AppState, world: World): View => {
  const { t } = world.look;
  const { columns } = layoutOf(state.size);
  const above: readonly Line[] = [blank, ...wrap([span(t('machines.lead'))], columns - 4), blank];
  return {
    mode: 'machines',
    path: [t('machines.title')],
    body: { kind: 'menu', above, items: fitItems(machinesItems(world), columns) },
  };
};
