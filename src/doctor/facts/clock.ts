import { saying } from '../../words/saying.js';
import type { Fact, FactFinder } from './fact.js';

const tolerance = 1;

/** Clocks against each other, through the operator's: a difference counts when it is larger than what is unknown of both. */
const differs: FactFinder = (hosts) => {
  const known = hosts.flatMap(({ host, clockAhead }) => (clockAhead ? [{ host, ...clockAhead }] : []));
  const middle = known.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(known.length / 2)];
  if (middle === undefined || known.length < 2) return [];
  return known
    .filter(({ seconds, within }) => Math.abs(seconds - middle.seconds) > tolerance + within + middle.within)
    .map(({ host, seconds }): Fact => ({
      name: 'clock.differs',
      host,
      seen: saying(seconds > middle.seconds ? 'seen.clockAhead' : 'seen.clockBehind', {
        seconds: Math.abs(seconds - middle.seconds).toFixed(1),
      }),
    }));
};

export const clockFacts: readonly FactFinder[] = [differs];
