/** Why a file could not be read or written, by the system's name of the failure. */
export const files = {
  ENOENT: 'it is not there',
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EIO: 'the disk reports an input/output error',
} as const;
