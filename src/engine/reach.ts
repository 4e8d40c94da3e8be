import type { Plan } from '../plan/types.js';
import type { Happening, RunState, Transition } from './types.js';
import { advance, beginConnected, currentStep, failHost } from './walk.js';
import { progressOf, withProgress } from './work.js';

/** What a step does when its host has been reached, or has not. */

export const onConnected = (
  plan: Plan,
  before: RunState,
  { host, facts, at }: Extract<Happening, { type: 'host-connected' }>,
): Transition => {
  const state: RunState = { ...before, facts: { ...before.facts, [host]: facts } };
  const step = currentStep(plan, state);
  const progress = step && progressOf(state, step.id, host);
  if (!step || progress?.kind !== 'connecting') return { state, commands: [] };
  if (state.walk?.stopping) {
    return advance(plan, { state: withProgress(state, step.id, host, progress.before), commands: [] }, at);
  }
  return advance(plan, beginConnected({ state, commands: [] }, step, host, progress.before, at), at);
};

export const onRefused = (
  plan: Plan,
  state: RunState,
  { host, failure, message, hint, at }: Extract<Happening, { type: 'host-refused' }>,
): Transition => {
  const step = currentStep(plan, state);
  const progress = step && progressOf(state, step.id, host);
  if (!step || progress?.kind !== 'connecting') return { state, commands: [] };
  // A re-check that reached nobody says nothing about what was done: it stands as it did.
  const next =
    state.walk?.kind === 'recheck'
      ? withProgress(state, step.id, host, progress.before)
      : failHost(state, step, host, { kind: 'unreachable', failure, message, hint }, at, progress.before);
  return advance(plan, { state: next, commands: [] }, at);
};
