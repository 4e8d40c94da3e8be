import type { Term } from '../teaching.js';
import type { TranslatedFront } from './front.js';
import type { TranslatedPage } from './page.js';

/** A runbook's texts in another language, as far as they are there. */
export interface Translation {
  readonly language: string;
  readonly front?: TranslatedFront;
  /** Chapters and troubles by path, as `etcd.md` and `troubleshooting/tls-san.md`. */
  readonly pages: Readonly<Record<string, TranslatedPage>>;
  readonly glossary: readonly Term[];
}

/** Languages that a runbook is wholly translated into: those that say from which text. */
export const languagesOf = (pages: ReadonlyMap<string, string>): readonly string[] =>
  [...pages.keys()].flatMap((path) => /^([a-z]{2})\/translated\.json$/.exec(path)?.[1] ?? []);
