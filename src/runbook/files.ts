/** A runbook's files as text. Paths are as they are to be shown in problems. */
export interface RunbookFiles {
  /** The runbook's folder. */
  readonly folder: string;
  /** Text by path relative to the folder: `README.md`, `etcd.md` … */
  readonly pages: ReadonlyMap<string, string>;
  /** Templates by path relative to `assets/`. */
  readonly assets: ReadonlyMap<string, string>;
}
