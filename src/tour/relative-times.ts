/**
 * A clock that stands still would look like a fault to the doctor, so moments in what hosts print are kept as
 * seconds before or after the recording of it and told as of now.
 */
const marked = /\u0002(-?\d+\.\d+)\u0002/g;
const epoch = /(?<=^\|)\d{10}\.\d{3,9}(?=$|\s)/gm;

export const makeRelative = (text: string, nowMs: number): string =>
  text.replace(epoch, (moment) => `\u0002${(Number(moment) - nowMs / 1000).toFixed(6)}\u0002`);

export const tellAsOf = (text: string, nowMs: number): string =>
  text.replace(marked, (_, seconds) => (nowMs / 1000 + Number(seconds)).toFixed(6));
