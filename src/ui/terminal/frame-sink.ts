import { Writable } from 'node:stream';

/** How large Ink takes the terminal to be, asked anew each time. */
interface Size {
  columns(): number;
  rows(): number;
}

/** Give this to Ink in the place of a terminal, with `debug: true`: every whole frame is then one write. */
export const frameSink = (size: Size, onFrame: (frame: string) => void): NodeJS.WriteStream => {
  const sink = new Writable({
    decodeStrings: false,
    write(frame: string, _encoding, done) {
      // Ink ends with an empty write, which is no frame.
      if (frame !== '') onFrame(frame);
      done();
    },
  });
  Object.defineProperties(sink, {
    columns: { get: () => size.columns() },
    rows: { get: () => size.rows() },
    isTTY: { value: true },
  });
  // The properties of a terminal that Ink reads were laid on just above.
  return sink as unknown as NodeJS.WriteStream;
};
