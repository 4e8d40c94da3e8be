/** The way out of a host that hears nothing any more. */
import { Transform } from 'node:stream';

const [tilde, dot, carriageReturn, lineFeed] = [0x7e, 0x2e, 0x0d, 0x0a];

/** Passes keys on. As ssh has it: at the beginning of a line `~.` hangs up, and `~~` is a tilde. */
export const createTildeEscape = (hangUp: () => void): Transform => {
  let at: 'beginning' | 'tilde' | 'within' = 'beginning';
  return new Transform({
    transform(keys: Buffer, _encoding, done) {
      const passed: number[] = [];
      for (const key of keys) {
        if (at === 'beginning' && key === tilde) {
          at = 'tilde';
          continue;
        }
        if (at === 'tilde' && key === dot) {
          hangUp();
          break;
        }
        if (at === 'tilde' && key !== tilde) passed.push(tilde);
        passed.push(key);
        at = key === carriageReturn || key === lineFeed ? 'beginning' : 'within';
      }
      done(null, Buffer.from(passed));
    },
  });
};
