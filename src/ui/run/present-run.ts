import { findStep } from '../../engine/work.js';
import type { RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';
import type { Look } from '../app/look.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, OpenedSession, RunScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, exactly, fit, line, pad, span, spread, type Line } from '../lines/line.js';
import { hostsOf, isSettled, standingOf, stepStanding } from '../session/standing.js';
import { durationWords, elapsedMs, progressWord, standingMark, standingTone } from '../session/words.js';
import { expectedLines } from '../page/expected-lines.js';
import { agreementOf } from './agreement.js';
import { outputRows, recentlyPrinted } from './output-lines.js';
import type { MovingTransfer } from './pace.js';
import { transferLine } from './transfer-line.js';
import { waitedFor } from './waited-for.js';

/** The step being carried out, else the one the screen was opened for. */
export const currentStep = (session: OpenedSession, screen: RunScreen): PlannedStep | undefined => {
  const { walk } = session.run;
  const ours = walk !== undefined && walk.kind === screen.kindOfWalk ? walk.steps[0] : undefined;
  return findStep(session.plan, ours ?? screen.step);
};

const hostLine = (
  step: PlannedStep,
  host: string,
  chosen: boolean,
  nameWidth: number,
  state: AppState,
  session: OpenedSession,
  world: World,
): Line => {
  const { look } = world;
  const progress = session.run.steps[step.id]?.[host];
  const standing = standingOf(progress);
  const ms = elapsedMs(progress, state.now);
  const word = session.links[host] === 'lost' ? look.t('run.linkLost') : progressWord(progress, look);
  const last = world.output(step.id, host).lines.at(-1);
  return [
    span(chosen ? `${look.glyphs.pointer} ` : '  ', 'busy'),
    standingMark(standing, look),
    span(' '),
    ...pad([span(host, chosen ? 'strong' : 'plain')], nameWidth),
    ...pad([span(`  ${word}`, standingTone(standing))], 16),
    ...pad([span(ms === undefined || look.spoken ? '' : ` ${durationWords(ms)}`, 'faint')], 8),
    span(last === undefined || look.spoken ? '' : last.text, 'faint'),
  ];
};

const transfersOf = (session: OpenedSession, step: PlannedStep): readonly MovingTransfer[] =>
  session.transfers.filter((one) => one.step === step.id && one.done !== one.total);

const verdict = (step: PlannedStep, run: RunState, look: Look): Line | undefined => {
  if (run.walk?.stopping === true) return line(look.t('run.stopping'), 'warn');
  if (run.walk !== undefined) {
    const hosts = waitedFor(step, run);
    return hosts.length === 0
      ? undefined
      : line(look.t('run.waitingFor', { hosts: look.list(hosts) }), 'busy');
  }
  return isSettled(stepStanding(step, run))
    ? [
        span(`${look.glyphs.done} `, 'good'),
        span(look.t('run.finished', { title: step.title }), 'good'),
        span(` ${look.t('run.enterNext')}`),
      ]
    : undefined;
};

/** Which hosts printed the same, once all of them are done: what differs is what is worth reading. */
const agreementSpans = (
  step: PlannedStep,
  hosts: readonly string[],
  run: RunState,
  { look, output }: World,
): Line => {
  if (run.walk !== undefined) return blank;
  const found = agreementOf(hosts, (host) => output(step.id, host));
  if (found === undefined) return blank;
  const count = found.agree.length;
  return found.differ.length === 0
    ? [span(look.t('run.agree', { count }), 'faint')]
    : [span(look.t('run.differ', { count, hosts: look.list(found.differ) }), 'warn')];
};

/** Once a step is done, the learner sees what good output looks like below what was printed. */
const expectedBelow = (
  state: AppState,
  step: PlannedStep,
  { run }: OpenedSession,
  height: number,
  look: Look,
): readonly Line[] =>
  state.settings.mode === 'learn' && run.walk === undefined && isSettled(stepStanding(step, run))
    ? expectedLines(step.outputs, layoutOf(state.size).columns - 2, height, look)
    : [];

/** Rows of output a run screen has room for. */
const outputRoom = (state: AppState, step: PlannedStep, session: OpenedSession): number => {
  const above = hostsOf(step).length + transfersOf(session, step).length + 2;
  return Math.max(3, layoutOf(state.size).bodyHeight - above - 1);
};

/** Rows of it that are left for what was printed. */
export const outputHeight = (
  state: AppState,
  step: PlannedStep,
  session: OpenedSession,
  look: Look,
): number => {
  const room = outputRoom(state, step, session);
  return room - expectedBelow(state, step, session, room, look).length;
};

export const presentRun = (state: AppState, screen: RunScreen, world: World): View => {
  const { look } = world;
  const { session } = state;
  const step = session === undefined ? undefined : currentStep(session, screen);
  if (session === undefined || step === undefined)
    return { mode: 'run', path: [], body: { kind: 'lines', lines: [] } };
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  const hosts = hostsOf(step);
  const chosen = hosts[Math.min(screen.host, hosts.length - 1)] ?? '';
  const nameWidth = Math.max(...hosts.map((host) => host.length), 6);
  const output = world.output(step.id, chosen);
  const room = outputRoom(state, step, session);
  const expected = expectedBelow(state, step, session, room, look);
  const height = room - expected.length;
  const rows = outputRows(recentlyPrinted(output), screen.top, width, height, look);
  const below = screen.top === undefined ? 0 : output.first + output.lines.length - screen.top - height;
  const follow = below > 0 ? look.t('run.scrolled', { count: below }) : look.t('run.following');
  const said = verdict(step, session.run, look);
  const agreement = agreementSpans(step, hosts, session.run, world);
  const position = screen.steps.indexOf(step.id);
  return {
    mode: 'run',
    path: [
      ...(screen.kindOfWalk === 'undo' ? [look.t('run.undo')] : []),
      step.title,
      ...(screen.steps.length > 1 && position >= 0
        ? [look.t('run.step', { n: position + 1, total: screen.steps.length })]
        : []),
    ],
    where: session.plan.cluster.name,
    body: {
      kind: 'lines',
      lines: [
        ...hosts.map((host) =>
          fit(
            hostLine(step, host, host === chosen, nameWidth, state, session, world),
            width,
            look.glyphs.more,
          ),
        ),
        ...transfersOf(session, step).map((one) => transferLine(one, state.now, width, look)),
        [...(said ?? []), ...(said === undefined ? [] : [span('  ')]), ...agreement],
        spread(
          [span(`${look.glyphs.rule.repeat(2)} ${chosen} ${look.glyphs.rule.repeat(2)}`, 'faint')],
          [span(follow, 'faint')],
          width,
        ),
        ...exactly(output.lines.length === 0 ? [line(look.t('run.noLines'), 'faint')] : rows, height),
        ...expected,
      ].slice(0, bodyHeight),
    },
    hidden: [
      ...(session.run.walk === undefined ? (['stop'] as const) : (['next'] as const)),
      ...(hosts.length < 2 ? (['next-host'] as const) : []),
      ...(hosts.length < 2 || session.run.walk !== undefined ? (['compare-hosts'] as const) : []),
      ...(screen.top === undefined ? (['follow'] as const) : []),
    ],
  };
};
