import type { AppState, PageScreen, Pane, Turn, World } from '../app/state.js';
import { layoutOf } from '../app/layout.js';
import { pop, push, replace, tell, turn, withFiles } from '../app/navigate.js';
import { requestWalk } from '../app/request-walk.js';
import { rowOfPage } from '../chapters/rows.js';
import { bufferOf } from '../editor/text-buffer.js';
import type { Action } from '../keys/key-map.js';
import { openLibrary } from '../library/reduce-library.js';
import { scrollBy } from '../lines/scroll.js';
import { clampTop, keepInView } from '../lines/window.js';
import { openOutput } from '../output/reduce-output.js';
import { quizScreen } from '../quiz/reduce-quiz.js';
import { recentlyPrinted, scrollOutput } from '../run/output-lines.js';
import { isSettled, standingOf, stepStanding } from '../session/standing.js';
import { changeSetting } from '../settings/change-setting.js';
import { requestShell } from '../shell/request-shell.js';
import { pageFacts, type PageFacts } from './page-facts.js';
import { enterOn } from './present-page.js';
import { pageScreen } from './page-screen.js';
import { workOn } from './step-body.js';
import { pageAlong } from './walk-order.js';

/** Goes back to what lies underneath; a list of chapters then points at the page that was read. */
const toList = (state: AppState, index: number): AppState => {
  const below = pop(state);
  return below.screen.kind === 'chapters'
    ? replace(below, { ...below.screen, cursor: rowOfPage(state.pages, index, below.screen) })
    : below;
};

/** Shows the page `by` pages on; past the last one the walk ends in the list of chapters, or in the summary. */
export const turnPage = (state: AppState, screen: PageScreen, by: 1 | -1): AppState => {
  const index = pageAlong(state, screen.index, by);
  if (index !== undefined) return replace(state, pageScreen(index, screen));
  return by < 0 ? state : toList(state, screen.index);
};

const textHeight = (state: AppState, facts: PageFacts): number => {
  const layout = layoutOf(state.size);
  return facts.page.step !== undefined && layout.wide ? layout.bodyHeight - 2 : facts.height;
};

const scroll = (
  state: AppState,
  screen: PageScreen,
  facts: PageFacts,
  action: Action,
  world: World,
): AppState => {
  const height = facts.pane === 'text' ? textHeight(state, facts) : facts.height;
  const by = scrollBy(action, height);
  if (by === undefined) return state;
  const move = (): number => {
    if (facts.pane !== 'output') {
      const total = facts.pane === 'text' ? facts.text.length : facts.commands.lines.length;
      return clampTop(clampTop(screen.top[facts.pane], total, height) + by, total, height);
    }
    if (facts.host === undefined) return Number.POSITIVE_INFINITY;
    const top = Number.isFinite(screen.top.output) ? screen.top.output : undefined;
    const printed = height - facts.expected.length;
    return (
      scrollOutput(recentlyPrinted(world.output(facts.page.id, facts.host)), top, by, printed) ??
      Number.POSITIVE_INFINITY
    );
  };
  return replace(state, { ...screen, top: { ...screen.top, [facts.pane]: move() } });
};

const cycle = (index: number, by: number, count: number): number =>
  count === 0 ? 0 : (index + by + count) % count;

const showPane = (state: AppState, screen: PageScreen, facts: PageFacts, by: number): AppState => {
  const pane: Pane = facts.panes[cycle(facts.panes.indexOf(facts.pane), by, facts.panes.length)] ?? 'text';
  return replace(state, { ...screen, pane });
};

/** Points at the next explanation and brings it into view. */
const explain = (state: AppState, screen: PageScreen, facts: PageFacts, world: World): AppState => {
  const count = facts.page.step?.explanations.length ?? 0;
  if (count === 0) return state;
  const explanation = screen.explanation === undefined ? 0 : cycle(screen.explanation, 1, count);
  const pointing: PageScreen = { ...screen, pane: 'commands', explanation };
  const row = pageFacts(state, pointing, world)?.commands.pointed;
  const top = clampTop(screen.top.commands, facts.commands.lines.length, facts.height);
  const commands = row === undefined ? top : keepInView(top, row, facts.height);
  return replace(state, { ...pointing, top: { ...pointing.top, commands } });
};

/** Shows what good output looks like, and brings it into view. */
const reveal = (state: AppState, screen: PageScreen, world: World): AppState => {
  const shown: PageScreen = { ...screen, pane: 'commands', revealed: true };
  const row = pageFacts(state, shown, world)?.commands.outputs;
  return row === undefined ? state : replace(state, { ...shown, top: { ...shown.top, commands: row } });
};

const run = (state: AppState, facts: PageFacts, steps: readonly string[], world: World): Turn =>
  requestWalk(state, { type: 'walk-requested', kind: 'do', steps }, facts.page.id, world.look);

/** The steps from this one to the end of its chapter, up to the next that destroys something. */
const restOfChapter = (state: AppState, facts: PageFacts): readonly string[] => {
  const { session } = state;
  const steps = session?.plan.chapters.find(({ id }) => id === facts.page.chapter)?.steps ?? [];
  const from = steps.slice(steps.findIndex(({ id }) => id === facts.page.id));
  const stop = from.findIndex(({ risk }, i) => i > 0 && risk === 'destroys');
  return (stop === -1 ? from : from.slice(0, stop))
    .filter((step, i) => i === 0 || (session !== undefined && !isSettled(stepStanding(step, session.run))))
    .map(({ id }) => id);
};

const skip = (state: AppState, facts: PageFacts): AppState => {
  const { planned, run: progress } = facts;
  if (planned === undefined || progress === undefined) return tell(state, facts.page.title);
  const open = facts.hosts.filter((host) => !isSettled(standingOf(progress.steps[planned.id]?.[host])));
  return open.length === 0
    ? state
    : push(state, { kind: 'skip', step: planned.id, hosts: open, buffer: bufferOf('') });
};

/** Looks at what lies on the host where this step puts files; once more, and the files stand alone again. */
const compare = (state: AppState, screen: PageScreen, facts: PageFacts, world: World): Turn => {
  const { t } = world.look;
  const { planned, host } = facts;
  if (planned === undefined || host === undefined) return turn(tell(state, t('page.readingOnly')));
  const files = workOn(planned, screen.host)?.files ?? [];
  if (files.length === 0) return turn(tell(state, t('page.noFiles')));
  const shown: AppState = replace(state, { ...screen, pane: 'commands' });
  const known = Object.keys(state.session?.files[host]?.[planned.id] ?? {}).length > 0;
  if (known) return turn(withFiles(shown, planned.id, host, {}));
  const looking = Object.fromEntries(files.map(({ path }) => [path, { kind: 'looking' } as const]));
  return turn(withFiles(shown, planned.id, host, looking), { type: 'compare-files', step: planned.id, host });
};

export const reducePage = (state: AppState, screen: PageScreen, action: Action, world: World): Turn => {
  const facts = pageFacts(state, screen, world);
  if (facts === undefined) return turn(pop(state));
  const { look } = world;
  const planned = facts.planned;
  switch (action) {
    case 'back':
      return turn(toList(state, screen.index));
    case 'next':
      return turn(turnPage(state, screen, 1));
    case 'previous':
      return turn(turnPage(state, screen, -1));
    case 'next-pane':
      return turn(showPane(state, screen, facts, 1));
    case 'previous-pane':
      return turn(showPane(state, screen, facts, -1));
    case 'next-host':
    case 'previous-host': {
      const host = cycle(screen.host, action === 'next-host' ? 1 : -1, facts.hosts.length);
      return turn(
        replace(state, { ...screen, host, top: { ...screen.top, output: Number.POSITIVE_INFINITY } }),
      );
    }
    case 'next-explanation':
      return turn(explain(state, screen, facts, world));
    case 'reveal':
      return turn(reveal(state, screen, world));
    case 'run': {
      const enter = enterOn(state, facts);
      if (enter === 'finish') return turn(push(state, { kind: 'end', top: 0 }));
      return enter === 'next' ? turn(turnPage(state, screen, 1)) : run(state, facts, [facts.page.id], world);
    }
    case 'again':
      if (planned === undefined) return turn(tell(state, look.t('page.readingOnly')));
      return run(state, facts, [facts.page.id], world);
    case 'run-chapter':
      if (planned === undefined) return turn(tell(state, look.t('page.readingOnly')));
      return run(state, facts, restOfChapter(state, facts), world);
    case 'undo':
      if (planned === undefined) return turn(tell(state, look.t('page.readingOnly')));
      if (!planned.work.some(({ undo }) => undo !== undefined))
        return turn(
          tell(
            state,
            planned.noUndo === undefined
              ? look.t('page.noUndoHere')
              : look.t('page.noUndo', { why: planned.noUndo }),
          ),
        );
      return requestWalk(
        state,
        { type: 'walk-requested', kind: 'undo', steps: [planned.id] },
        planned.id,
        look,
      );
    case 'skip':
      if (planned === undefined) return turn(tell(state, look.t('page.readingOnly')));
      return turn(
        state.session?.heldBy === undefined
          ? skip(state, facts)
          : tell(state, look.t('app.readOnly'), 'warn'),
      );
    case 'shell':
      return requestShell(state, facts.host, look);
    case 'compare':
      return compare(state, screen, facts, world);
    case 'wider':
    case 'narrower': {
      const split = state.settings.split + (action === 'wider' ? 5 : -5);
      return changeSetting(state, { split: Math.max(30, Math.min(70, split)) });
    }
    case 'library':
      return openLibrary(state, screen.index, world);
    case 'questions':
      return turn(facts.page.questions === undefined ? state : push(state, quizScreen(screen.index)));
    case 'whole-output':
      return facts.host === undefined
        ? turn(tell(state, look.t('page.readingOnly')))
        : openOutput(state, { step: facts.page.id, host: facts.host }, facts.hosts);
    case 'output':
      if (planned === undefined) return turn(tell(state, look.t('page.readingOnly')));
      return turn(
        push(state, {
          kind: 'run',
          steps: [planned.id],
          step: planned.id,
          host: screen.host,
          kindOfWalk: 'do',
        }),
      );
    default:
      return turn(scroll(state, screen, facts, action, world));
  }
};
