import { layoutOf } from '../app/layout.js';
import type { AppState, Screen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import type { Look } from '../app/look.js';
import type { SessionSummary } from '../ports.js';
import { blank, fit, line, lineText, lineWidth, span, spread, type Line } from '../lines/line.js';
import { wrap, wrapHanging } from '../lines/wrap.js';
import { agoWords } from './ago.js';
import { menuRows, type MenuItem } from './menu.js';

type HomeScreen = Extract<Screen, { kind: 'home' }>;
type MachinesScreen = Extract<Screen, { kind: 'machines' }>;

/** More sessions than this would push the rest of the menu down; older ones are opened by their cluster file. */
const sessionsShown = 5;

/** How far a session came, and when it was used last. */
const sessionWords = ({ stepsDone, stepsTotal, lastUsed }: SessionSummary, now: number, look: Look): string =>
  look.t('home.lastUsed', {
    done: look.t('chapters.progress', { done: stepsDone, total: stepsTotal }),
    when: agoWords(lastUsed, now, look),
  });

/** `Resume lab: etcd › Start the members` and, at the other end of a row that has room, how far and when. */
const sessionLabel = (session: SessionSummary, now: number, columns: number, look: Look): string => {
  const { cluster, resumeAt } = session;
  const { t } = look;
  const left = [
    span(
      resumeAt === undefined ? t('home.finished', { cluster }) : t('home.resume', { cluster, at: resumeAt }),
    ),
  ];
  const right = [span(sessionWords(session, now, look))];
  const fits = lineWidth(left) + 2 + lineWidth(right) <= columns;
  return lineText(fits ? spread(left, right, columns) : left);
};

const latestOf = ({ sessions }: AppState) => sessions?.[0];

export const homeItems = (state: AppState, { look }: World): readonly MenuItem[] => {
  const { t } = look;
  const columns = menuColumns(state);
  const resume = (state.sessions ?? []).slice(0, sessionsShown).map((session) => ({
    label: sessionLabel(session, state.now, columns, look),
    value: `resume:${session.clusterFile}`,
  }));
  const { tour } = state;
  const tours =
    tour === undefined
      ? []
      : [
          { label: t('home.tour'), value: `resume:${tour}` },
          { label: t('home.brokenTour'), value: 'broken-tour' },
        ];
  return [
    ...resume,
    ...tours.filter(({ value }) => !resume.some((shown) => shown.value === value)),
    { label: t('home.read'), value: 'read' },
    { label: t('home.lab'), value: 'lab' },
    { label: t('home.machines'), value: 'machines' },
    ...(latestOf(state) === undefined
      ? []
      : [{ label: t('home.doctor', { cluster: latestOf(state)?.cluster ?? '' }), value: 'doctor' }]),
    { label: t('home.settings'), value: 'settings' },
    { label: t('home.quit'), value: 'quit' },
  ];
};

export const machinesItems = ({ look }: World): readonly MenuItem[] => [
  { label: look.t('machines.open'), value: 'open-file' },
  { label: look.t('machines.create'), value: 'form' },
  { label: look.t('machines.back'), value: 'back' },
];

/** Columns of a label, beside the pointer and the edges. */
const menuColumns = ({ size }: AppState): number => Math.min(layoutOf(size).columns - 6, 110);

/** What a person who is here for the first time needs to know, on one screen. */
const firstRun = (width: number, { t, glyphs }: Look): readonly Line[] =>
  (['first.shown', 'first.runs', 'first.kept', 'first.keys'] as const).flatMap((key) =>
    wrapHanging([span(t(`home.${key}`))], width, [span(`${glyphs.bullet} `, 'busy')], line('  ')),
  );

export const presentHome = (state: AppState, { chosen }: HomeScreen, world: World): View => {
  const { look } = world;
  const { t } = look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = Math.min(columns - 4, 100);
  const isNew = state.sessions?.length === 0;
  const latest = state.sessions?.[0];
  const told =
    latest === undefined
      ? t(isNew ? 'home.none' : 'home.looking')
      : `${latest.cluster}: ${sessionWords(latest, state.now, look)}`;
  const title: readonly Line[] = [
    blank,
    ...wrap([span(state.runbook.title, 'title')], width),
    ...wrap([span(t('home.lead'))], width),
    blank,
    fit([span(told, 'faint')], width, look.glyphs.more),
    blank,
  ];
  const explained = isNew ? [...title, ...firstRun(width, look), blank] : title;
  const items = homeItems(state, world);
  // Where rows are few, the choices come before the explanation.
  const above = explained.length + items.length <= bodyHeight ? explained : title;
  const room = Math.max(1, bodyHeight - above.length);
  return {
    mode: 'home',
    path: [],
    body: { kind: 'lines', lines: [...above, ...menuRows(items, chosen, menuColumns(state), room, look)] },
  };
};

export const presentMachines = (state: AppState, { chosen }: MachinesScreen, world: World): View => {
  const { look } = world;
  const { columns, bodyHeight } = layoutOf(state.size);
  const above: readonly Line[] = [blank, ...wrap([span(look.t('machines.lead'))], columns - 4), blank];
  const rows = menuRows(machinesItems(world), chosen, menuColumns(state), bodyHeight - above.length, look);
  return {
    mode: 'machines',
    path: [look.t('machines.title')],
    body: { kind: 'lines', lines: [...above, ...rows] },
  };
};
