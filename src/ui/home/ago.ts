import { locales, type Words } from '../../words/words.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `3 hours ago`. */
export const agoWords = (then: number, now: number, { t, language }: Words): string => {
  const ms = Math.max(0, now - then);
  if (ms < minute) return t('home.now');
  const format = new Intl.RelativeTimeFormat(locales[language]);
  if (ms < hour) return format.format(-Math.floor(ms / minute), 'minute');
  return ms < day
    ? format.format(-Math.floor(ms / hour), 'hour')
    : format.format(-Math.floor(ms / day), 'day');
};
