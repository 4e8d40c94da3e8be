import { resumePoint } from '../../engine/overview.js';
import type { AppState, RunScreen, Turn, World } from '../app/state.js';
import { pop, push, replace, tell, turn } from '../app/navigate.js';
import { openDifference } from '../difference/open-difference.js';
import { examineCluster } from '../doctor/examine-cluster.js';
import type { Action } from '../keys/key-map.js';
import { scrollBy } from '../lines/scroll.js';
import { openOutput } from '../output/reduce-output.js';
import { pageScreen } from '../page/page-screen.js';
import { pageAlong } from '../page/walk-order.js';
import { hostsOf, isSettled, stepStanding, troubledHosts } from '../session/standing.js';
import { requestShell } from '../shell/request-shell.js';
import { currentStep, outputHeight } from './present-run.js';
import { recentlyPrinted, scrollOutput } from './output-lines.js';

/** After a finished step: the page that follows it, or the summary when nothing is left. */
const goOn = (state: AppState, screen: RunScreen): AppState => {
  const { session } = state;
  const last = screen.steps.at(-1) ?? screen.step;
  const done = state.pages.findIndex(({ id, kind }) => kind === 'step' && id === last);
  const index = pageAlong(state, done, 1);
  const below = pop(state);
  if (index !== undefined)
    return below.screen.kind === 'page' ? replace(below, pageScreen(index, below.screen)) : below;
  const isOver = session !== undefined && resumePoint(session.plan, session.run) === undefined;
  return isOver ? push(below, { kind: 'end', top: 0 }) : below;
};

/** What the doctor found before its fix has run may be so no more: it looks again. */
const goBack = (state: AppState, world: World): Turn => {
  const below = pop(state);
  const isOver = state.session?.run.walk === undefined;
  return below.screen.kind === 'doctor' && isOver
    ? examineCluster(below, below.screen.clusterFile, world)
    : turn(below);
};

export const reduceRun = (state: AppState, screen: RunScreen, action: Action, world: World): Turn => {
  const { session } = state;
  const step = session === undefined ? undefined : currentStep(session, screen);
  if (session === undefined || step === undefined) return turn(pop(state));
  const hosts = hostsOf(step);
  switch (action) {
    case 'back':
      return goBack(state, world);
    case 'next':
      if (session.run.walk !== undefined) return turn(tell(state, world.look.t('app.finishFirst')));
      if (troubledHosts(step, session.run).length > 0)
        return turn(replace(state, { kind: 'failure', step: step.id, cursor: 0, host: 0 }));
      if (state.under.at(-1)?.kind === 'doctor') return goBack(state, world);
      return turn(isSettled(stepStanding(step, session.run)) ? goOn(state, screen) : pop(state));
    case 'next-host':
    case 'previous-host': {
      const by = action === 'next-host' ? 1 : -1;
      const { top: _, ...followed } = screen;
      return turn(
        replace(state, { ...followed, host: (screen.host + by + hosts.length) % Math.max(1, hosts.length) }),
      );
    }
    case 'whole-output':
      return openOutput(state, { step: step.id, host: hosts[screen.host] ?? '' }, hosts);
    case 'compare-hosts':
      return openDifference(state, step.id, hosts[screen.host], world);
    case 'shell':
      return requestShell(state, hosts[screen.host], world.look);
    case 'follow': {
      const { top: _, ...followed } = screen;
      return turn(replace(state, followed));
    }
    default: {
      const height = outputHeight(state, step, session, world.look);
      const by = scrollBy(action, height);
      if (by === undefined) return turn(state);
      const { top, ...followed } = screen;
      const host = hosts[Math.min(screen.host, hosts.length - 1)] ?? '';
      const next = scrollOutput(recentlyPrinted(world.output(step.id, host)), top, by, height);
      return turn(replace(state, next === undefined ? followed : { ...followed, top: next }));
    }
  }
};
