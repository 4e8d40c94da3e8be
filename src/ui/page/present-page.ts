import type { Look } from '../app/look.js';
import { layoutOf, type Layout } from '../app/layout.js';
import type { AppState, PageScreen, Pane, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { exactly, line, lineWidth, span, spread, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { outputRows, recentlyPrinted } from '../run/output-lines.js';
import { overviewOf } from '../session/overview-of.js';
import { isSettled, standingOf, stepStanding } from '../session/standing.js';
import { standingMark } from '../session/words.js';
import { pageFacts, type PageFacts } from './page-facts.js';
import { pageAlong } from './walk-order.js';

/** Rows of a window that has room for output below the commands. */
const liveFrom = 32;

/** What Enter does on a page just now. */
export type Enter = 'run' | 'recover' | 'next' | 'finish';

export const enterOn = (state: AppState, facts: PageFacts): Enter => {
  const { planned, run } = facts;
  const last = pageAlong(state, state.pages.indexOf(facts.page), 1) === undefined;
  const goOn = last && state.session !== undefined && overviewOf(state.session).here === undefined;
  if (planned === undefined || run === undefined) return goOn ? 'finish' : 'next';
  const standing = stepStanding(planned, run);
  if (isSettled(standing)) return goOn ? 'finish' : 'next';
  return standing === 'unknown' ? 'recover' : 'run';
};

const windowOf = (lines: readonly Line[], top: number, height: number): readonly Line[] => {
  const from = clampTop(top, lines.length, height);
  return lines.slice(from, from + height);
};

/** The tabs, or the pane's name beside its neighbour: `[Text]  Commands  Output`. */
const tabs = (facts: PageFacts, shownPanes: readonly Pane[], { t }: Look): Line =>
  shownPanes.flatMap((pane, i) => {
    const name = t(`page.panes.${pane}`);
    return [
      ...(i > 0 ? [span('  ')] : []),
      pane === facts.pane ? span(`[${name}]`, 'strong') : span(` ${name} `),
    ];
  });

/** Every host with its mark; in brackets the one looked at, which alone keeps its name where there is no room for all. */
const hostTabs = (facts: PageFacts, screen: PageScreen, look: Look, named: 'all' | 'chosen'): Line => {
  const { planned, run } = facts;
  if (planned === undefined || run === undefined) return [];
  const chosen = Math.min(screen.host, facts.hosts.length - 1);
  return facts.hosts.flatMap((host, i): Line => {
    const mark = standingMark(standingOf(run.steps[planned.id]?.[host]), look);
    if (i === chosen) return [span(`[${host} `, 'strong'), mark, span(']', 'strong')];
    return [span(named === 'all' ? ` ${host} ` : ' '), mark, span(' ')];
  });
};

/** What the panes are called, and the hosts: the names of the panes come first. */
const paneHead = (left: Line, facts: PageFacts, screen: PageScreen, look: Look, width: number): Line => {
  const all = hostTabs(facts, screen, look, 'all');
  const room = width - lineWidth(left) - 1;
  return spread(left, lineWidth(all) <= room ? all : hostTabs(facts, screen, look, 'chosen'), width);
};

const paneRows = (
  facts: PageFacts,
  screen: PageScreen,
  pane: Pane,
  width: number,
  height: number,
  world: World,
): readonly Line[] => {
  if (pane === 'text') return windowOf(facts.text, screen.top.text, height);
  if (pane === 'commands') return windowOf(facts.commands.lines, screen.top.commands, height);
  if (facts.planned === undefined || facts.host === undefined) return [];
  const output = world.output(facts.planned.id, facts.host);
  if (output.lines.length === 0) return [line(world.look.t('page.noOutput'), 'faint')];
  const top = Number.isFinite(screen.top.output) ? screen.top.output : undefined;
  const printed = height - facts.expected.length;
  const rows = outputRows(recentlyPrinted(output), top, width, printed, world.look);
  return facts.expected.length === 0 ? rows : [...exactly(rows, printed), ...facts.expected];
};

/** A high window shows the end of what the host printed below its commands. */
const liveRows = (facts: PageFacts, { rows, rightWidth }: Layout, world: World): readonly Line[] => {
  const { planned, host } = facts;
  if (rows < liveFrom || planned === undefined || host === undefined) return [];
  const output = world.output(planned.id, host);
  if (output.lines.length === 0) return [];
  const height = Math.floor(facts.height / 3);
  const { look } = world;
  const head = [
    span(`${look.glyphs.rule.repeat(2)} ${look.t('page.panes.output')} `, 'faint'),
    span(look.glyphs.rule.repeat(8), 'faint'),
  ];
  return [
    head,
    ...exactly(outputRows(recentlyPrinted(output), undefined, rightWidth, height - 1, look), height - 1),
  ];
};

const stepBodyLines = (
  screen: PageScreen,
  facts: PageFacts,
  layout: Layout,
  split: number,
  world: World,
): View['body'] => {
  const { look } = world;
  if (!layout.wide) {
    const head = [
      paneHead(tabs(facts, facts.panes, look), facts, screen, look, layout.leftWidth),
      ...facts.standing,
      [],
    ];
    const rows = paneRows(facts, screen, facts.pane, layout.leftWidth, facts.height, world);
    return { kind: 'lines', lines: [...head, ...rows] };
  }
  const right = facts.pane === 'text' ? 'commands' : facts.pane;
  const below = right === 'commands' ? liveRows(facts, layout, world) : [];
  const left = paneRows(facts, screen, 'text', layout.leftWidth, layout.bodyHeight - 2, world);
  const rightHead = tabs(
    facts,
    facts.panes.filter((pane) => pane !== 'text'),
    look,
  );
  return {
    kind: 'panes',
    split,
    left: [tabs(facts, ['text'], look), [], ...left],
    right: [
      paneHead(rightHead, facts, screen, look, layout.rightWidth),
      ...facts.standing,
      [],
      ...exactly(
        paneRows(facts, screen, right, layout.rightWidth, facts.height - below.length, world),
        facts.height - below.length,
      ),
      ...below,
    ],
  };
};

/** Rows of the pane that has the keys which are out of sight below. */
const rowsBelow = (facts: PageFacts, screen: PageScreen, height: number): number => {
  if (facts.pane === 'output') return 0;
  const total = facts.pane === 'text' ? facts.text.length : facts.commands.lines.length;
  return total - clampTop(screen.top[facts.pane], total, height) - height;
};

export const presentPage = (state: AppState, screen: PageScreen, world: World): View => {
  const { look } = world;
  const facts = pageFacts(state, screen, world);
  if (facts === undefined) return { mode: 'page', path: [], body: { kind: 'lines', lines: [] } };
  const layout = layoutOf(state.size, state.settings.split);
  const { session, pages } = state;
  const enter = enterOn(state, facts);
  const single = facts.page.step === undefined;
  const progress =
    session === undefined
      ? look.t('page.position', { n: screen.index + 1, total: pages.length })
      : (({ done, total }) => `${session.plan.cluster.name}  ${look.t('page.position', { n: done, total })}`)(
          overviewOf(session).all,
        );
  return {
    mode: 'page',
    path: [facts.page.chapterTitle, ...(facts.page.kind === 'intro' ? [] : [facts.page.title])],
    where: progress,
    body: single
      ? { kind: 'lines', lines: paneRows(facts, screen, 'text', layout.columns - 2, facts.height, world) }
      : stepBodyLines(screen, facts, layout, state.settings.split, world),
    below: rowsBelow(
      facts,
      screen,
      !single && layout.wide && facts.pane === 'text' ? layout.bodyHeight - 2 : facts.height,
    ),
    labels: { run: look.t(`page.enter.${enter}`) },
    hidden: [
      ...(single ? (['next-pane', 'next-explanation'] as const) : []),
      ...(facts.page.step?.explanations.length === 0 ? (['next-explanation'] as const) : []),
      ...(facts.commands.outputs === undefined ? (['reveal'] as const) : []),
      ...(facts.hosts.length < 2 ? (['next-host'] as const) : []),
      ...(facts.page.questions === undefined ? (['questions'] as const) : []),
      ...(enter === 'next' ? (['next'] as const) : []),
    ],
  };
};
