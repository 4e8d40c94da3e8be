import type { Dictionary } from '../text/en.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const agoWords = (then: number, now: number, { ago }: Dictionary): string => {
  const ms = Math.max(0, now - then);
  if (ms < minute) return ago.now;
  if (ms < hour) return ago.minutes(Math.floor(ms / minute));
  return ms < day ? ago.hours(Math.floor(ms / hour)) : ago.days(Math.floor(ms / day));
};
