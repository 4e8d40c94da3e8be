import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { errnoOf } from '../files/errno.js';
import { readJournal, withChange } from './journal.js';
import { schemaVersion, sessionSchema, type SessionFile } from './session-file.js';
import { journalFile, sessionFile } from './session-paths.js';

export type ReadSession =
  | { readonly kind: 'none' }
  /** `form`: the one that its file has, where that is an older one. */
  | { readonly kind: 'read'; readonly session: SessionFile; readonly form?: number }
  | { readonly kind: 'corrupt'; readonly why: string }
  | { readonly kind: 'newer'; readonly schema: number };

/** Reads a session without changing anything: its file, and what was noted down since. */
export const readSession = (home: string, name: string): ReadSession => {
  const path = sessionFile(home, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { kind: 'none' };
    throw error;
  }
  try {
    const data: unknown = JSON.parse(text);
    const form = formOf(data);
    if (form !== undefined && form > schemaVersion) return { kind: 'newer', schema: form };
    const parsed = sessionSchema.safeParse(inCurrentForm(data, form));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return { kind: 'corrupt', why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a session'}` };
    }
    const session = readJournal(journalFile(home, name)).reduce(withChange, parsed.data as SessionFile);
    return { kind: 'read', session, ...(form !== undefined && form < schemaVersion && { form }) };
  } catch (error) {
    if (errnoOf(error) !== undefined) throw error;
    return { kind: 'corrupt', why: error instanceof Error ? error.message : String(error) };
  }
};

const formOf = (data: unknown): number | undefined =>
  typeof data === 'object' && data !== null && 'schema' in data && typeof data.schema === 'number'
    ? data.schema
    : undefined;

/** From each older form to the next. */
const migrations: Readonly<Record<number, (session: object) => object>> = {
  // Form 1 had no journal beside it, and did not say which text of a step a job carries out.
  1: (session) => ({ ...session, schema: 2 }),
};

const inCurrentForm = (data: unknown, form: number | undefined): unknown => {
  const migrate = form === undefined ? undefined : migrations[form];
  if (migrate === undefined || typeof data !== 'object' || data === null) return data;
  const migrated = migrate(data);
  return inCurrentForm(migrated, formOf(migrated));
};

/** Moves a session that cannot be read out of the way; what it holds is kept. Returns where it is now. */
export const setCorruptAside = (home: string, name: string, now: Date): string => {
  const mark = `corrupt-${now.toISOString().replaceAll(':', '-')}`;
  const aside = `${sessionFile(home, name)}.${mark}`;
  renameSync(sessionFile(home, name), aside);
  if (existsSync(journalFile(home, name)))
    renameSync(journalFile(home, name), `${journalFile(home, name)}.${mark}`);
  return aside;
};

/** Keeps the file of an older form, for a person who goes back to the program that wrote it. */
export const keepOlderForm = (home: string, name: string, form: number): void => {
  const path = sessionFile(home, name);
  copyFileSync(path, `${path}.form-${String(form)}`);
};
