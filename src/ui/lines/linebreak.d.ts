declare module 'linebreak' {
  /** Finds the places where Unicode (UAX #14) allows a line to end. */
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
  export { LineBreaker as default };
}
