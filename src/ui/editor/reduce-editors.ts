import { findStep } from '../../engine/work.js';
import type { AppState, Screen, Turn, World } from '../app/state.js';
import { pop, replace, tell, turn } from '../app/navigate.js';
import { requestWalk } from '../app/request-walk.js';
import { openCluster } from '../home/reduce-home.js';
import type { Action } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';

import { bufferText, typeInto } from './text-buffer.js';

type Typed = Extract<Screen, { kind: 'edit' | 'skip' | 'open-file' }>;

const submit = (state: AppState, screen: Typed, world: World): Turn => {
  const { look } = world;
  const typed = bufferText(screen.buffer).trim();
  if (screen.kind === 'open-file') return typed === '' ? turn(state) : openCluster(state, typed, world);
  const { step, hosts } = screen;
  if (screen.kind === 'skip') {
    if (typed === '') return turn(state);
    const below = pop(state);
    // The story of a failure ends with its skip: go back to the page.
    const after = below.screen.kind === 'failure' ? pop(below) : below;
    const title =
      (state.session === undefined ? undefined : findStep(state.session.plan, step)?.title) ?? step;
    return turn(tell(after, look.t('notices.skipped', { title })), {
      type: 'send',
      wish: { type: 'step-skipped', step, hosts, reason: typed },
    });
  }
  const walked = requestWalk(
    pop(state),
    { type: 'walk-requested', kind: 'do', steps: [step], hosts },
    step,
    look,
  );
  const edited = { type: 'step-edited', step, code: bufferText(screen.buffer) } as const;
  return { state: walked.state, effects: [{ type: 'send', wish: edited }, ...walked.effects] };
};

export const reduceTyped = (
  state: AppState,
  screen: Typed,
  key: Key,
  action: Action | undefined,
  world: World,
): Turn => {
  if (action === 'cancel') return turn(pop(state));
  if (action === 'submit') return submit(state, screen, world);
  return turn(replace(state, { ...screen, buffer: typeInto(screen.buffer, key) }));
};
