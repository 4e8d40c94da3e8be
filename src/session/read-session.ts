import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { errnoOf } from '../files/errno.js';
import { schemaVersion, sessionSchema, type SessionFile } from './session-file.js';

export type ReadSession =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly session: SessionFile }
  | { readonly kind: 'corrupt'; readonly why: string }
  | { readonly kind: 'newer'; readonly schema: number };

/** Reads a session's file without changing anything. */
export const readSession = (path: string): ReadSession => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { kind: 'none' };
    throw error;
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { kind: 'corrupt', why: error instanceof Error ? error.message : String(error) };
  }
  const schema = typeof data === 'object' && data !== null && 'schema' in data ? data.schema : undefined;
  if (typeof schema === 'number' && schema > schemaVersion) return { kind: 'newer', schema };
  const parsed = sessionSchema.safeParse(data);
  if (parsed.success) return { kind: 'read', session: parsed.data as SessionFile };
  const [issue] = parsed.error.issues;
  return { kind: 'corrupt', why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a session'}` };
};

/** Moves a file that cannot be read out of the way; what it holds is kept. Returns where it is now. */
export const setCorruptAside = (path: string, now: Date): string => {
  const aside = `${path}.corrupt-${now.toISOString().replaceAll(':', '-')}`;
  renameSync(path, aside);
  return aside;
};

/** Keeps the session as it was before this start. */
export const keepBackup = (path: string): void => {
  copyFileSync(path, `${path}.bak`);
};
