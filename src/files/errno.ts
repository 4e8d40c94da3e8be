import { saying, type Told } from '../words/saying.js';

const known = ['ENOENT', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT', 'EROFS', 'ENOTDIR', 'EISDIR', 'EIO'] as const;

/** The system's name of a failure, as `ENOENT`; `undefined` for an error that does not come from the system. */
export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Why a file could not be read or written; what the system says where we have no words for it. */
export const fileTrouble = (error: unknown): Told => {
  const name = known.find((each) => each === errnoOf(error));
  if (name !== undefined) return saying(`files.${name}`);
  return error instanceof Error ? error.message : String(error);
};
