/** The program's exit codes. A contract: scripts rely on them. */
export const exitCodes = {
  ok: 0,
  /** A step failed, or its end is not known. */
  failed: 1,
  /** Wrong usage or invalid input; nothing was done. */
  invalid: 2,
  /** A host cannot be reached or refuses us. */
  unreachable: 3,
  /** The doctor found something. */
  findings: 4,
  /** A mistake of kubewalk itself; a report was written. */
  mistake: 70,
  interrupted: 130,
} as const;
