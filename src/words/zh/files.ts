import type { files as english } from '../en/files.js';
import type { Translated } from '../types.js';

export const files: Translated<typeof english> = {
  ENOENT: '文件或目录不存在',
  EACCES: '权限不足',
  EPERM: '操作不被允许',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘配额已用尽',
  EROFS: '文件系统是只读的',
  ENOTDIR: '路径中有一段是文件，不是目录',
  EISDIR: '这是目录，不是文件',
  EIO: '磁盘报告输入/输出错误',
};
