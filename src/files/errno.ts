const words: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EIO: 'the disk reports an input/output error',
};

/** The system's name of a failure, as `ENOENT`; `undefined` for an error that does not come from the system. */
export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Why a file could not be read or written, in words. */
export const fileTrouble = (error: unknown): string => {
  const known = words[errnoOf(error) ?? ''];
  return known ?? (error instanceof Error ? error.message : String(error));
};
