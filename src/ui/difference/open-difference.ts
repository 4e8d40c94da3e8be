import { findStep } from '../../engine/work.js';
import { replace, push, tell, turn } from '../app/navigate.js';
import type { AppState, DifferenceScreen, Turn, World } from '../app/state.js';
import { agreementOf } from '../run/agreement.js';
import { hostsOf, troubledHosts } from '../session/standing.js';

/** Asks for the comparison that a screen shows, with an empty page until it is there. */
export const compared = (state: AppState, screen: Omit<DifferenceScreen, 'kind' | 'top'>): Turn => {
  const { step, one, other } = screen;
  const empty: DifferenceScreen = { kind: 'difference', step, one, other, top: 0 };
  const shown = state.screen.kind === 'difference' ? replace(state, empty) : push(state, empty);
  return turn(shown, { type: 'compare-outputs', step, one, other });
};

/**
 * Shows what one host printed against another's: what most of them printed, else a host where all is well, stands on the
 * left, for what is unlike it is what is worth reading.
 */
export const openDifference = (
  state: AppState,
  step: string,
  host: string | undefined,
  { look, output }: World,
): Turn => {
  const planned = state.session === undefined ? undefined : findStep(state.session.plan, step);
  const hosts = planned === undefined ? [] : hostsOf(planned);
  const others = hosts.filter((one) => one !== host);
  if (state.session === undefined || planned === undefined || host === undefined || others.length === 0)
    return turn(tell(state, look.t('difference.oneHost')));
  const { agree, differ } = agreementOf(hosts, (one) => output(step, one)) ?? { agree: [], differ: [] };
  if (agree.includes(host))
    return compared(state, { step, one: host, other: differ[0] ?? others[0] ?? host });
  const troubled = troubledHosts(planned, state.session.run);
  const well = others.find((one) => !troubled.includes(one));
  return compared(state, { step, one: agree[0] ?? well ?? others[0] ?? host, other: host });
};
