import { layoutOf } from '../app/layout.js';
import type { AppState, World } from '../app/state.js';
import type { MenuItem, View } from '../app/view.js';
import { blank, line, span, takeColumns, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import { agoWords } from './ago.js';

/** More sessions than this would push the rest of the menu down; older ones are opened by their cluster file. */
const sessionsShown = 5;

export const homeItems = (state: AppState, { look }: World): readonly MenuItem[] => {
  const { home } = look.text;
  const resume = (state.sessions ?? []).slice(0, sessionsShown).map(({ cluster, clusterFile, resumeAt }) => ({
    label: resumeAt === undefined ? home.finished(cluster) : home.resume(cluster, resumeAt),
    value: `resume:${clusterFile}`,
  }));
  return [
    ...resume,
    { label: home.read, value: 'read' },
    { label: home.lab, value: 'lab' },
    { label: home.machines, value: 'machines' },
    { label: home.quit, value: 'quit' },
  ];
};

export const machinesItems = ({ look }: World): readonly MenuItem[] => [
  { label: look.text.machines.open, value: 'open-file' },
  { label: look.text.machines.create, value: 'form' },
  { label: look.text.machines.back, value: 'back' },
];

/** Cuts labels, so that a row of the menu never takes two. */
const fitItems = (items: readonly MenuItem[], columns: number): readonly MenuItem[] =>
  items.map(({ label, value }) => ({ label: takeColumns(label, columns - 6), value }));

export const presentHome = (state: AppState, world: World): View => {
  const { text } = world.look;
  const { columns } = layoutOf(state.size);
  const latest = state.sessions?.[0];
  const about = (): string => {
    if (state.sessions === undefined) return text.home.looking;
    if (latest === undefined) return text.home.none;
    const { cluster, stepsDone, stepsTotal, lastUsed } = latest;
    return `${cluster}: ${text.home.steps(stepsDone, stepsTotal)}, ${text.home.lastUsed(agoWords(lastUsed, state.now, text))}.`;
  };
  const above: readonly Line[] = [
    blank,
    ...wrap([span(state.runbook.title, 'title')], columns - 4),
    ...wrap([span(text.home.lead)], columns - 4),
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
  const { text } = world.look;
  const { columns } = layoutOf(state.size);
  const above: readonly Line[] = [blank, ...wrap([span(text.machines.lead)], columns - 4), blank];
  return {
    mode: 'home',
    path: [text.machines.title],
    body: { kind: 'menu', above, items: fitItems(machinesItems(world), columns) },
    labels: { quit: text.actions.back },
  };
};
