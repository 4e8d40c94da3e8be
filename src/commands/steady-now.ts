/**
 * The time of day for everything that one start of the program does: as the clock stood at the start, and even since
 * then. A clock that is set meanwhile would make steps seem to take hours, or to end before they began.
 */
import { uptime } from 'node:os';

const second = 1000;
const begun = Date.now() - performance.now();
/** What a machine sleeps through counts for this clock only; its other steady clock stands still on Linux. */
const ahead = (): number => uptime() * second - performance.now();
const aheadAtStart = ahead();
let asleep = 0;

/** Milliseconds since 1970; never less than before. Sleep is counted in whole seconds, because `uptime` is coarse. */
export const steadyNow = (): number => {
  asleep = Math.max(asleep, Math.trunc((ahead() - aheadAtStart) / second) * second);
  return Math.round(begun + performance.now() + asleep);
};
