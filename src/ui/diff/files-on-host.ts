import { toldOf } from '../../execute/ports.js';
import type { Told } from '../../words/saying.js';
import type { DiffLine } from './file-diff.js';

/** A file of a step beside what lies on the host. */
export type FileOnHost =
  | { readonly kind: 'looking' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'unread'; readonly message: Told };

/** By path. */
export type FilesOnHost = Readonly<Record<string, FileOnHost>>;

/** Reads and compares; what a host does not give is told of instead. */
export const compareFiles = async (
  files: readonly { readonly path: string; readonly content: string }[],
  read: (path: string) => Promise<string | undefined>,
): Promise<FilesOnHost> => {
  const { diffLines } = await import('./file-diff.js');
  const compared: Record<string, FileOnHost> = {};
  for (const { path, content } of files) {
    try {
      const there = await read(path);
      compared[path] =
        there === undefined
          ? { kind: 'absent' }
          : there === content
            ? { kind: 'same' }
            : { kind: 'differs', lines: diffLines(there, content) };
    } catch (error) {
      compared[path] = { kind: 'unread', message: toldOf(error) };
    }
  }
  return compared;
};
