import type { pki as english } from '../en/pki.js';
import type { Translated } from '../types.js';

export const pki: Translated<typeof english> = {
  cannotKeep: '无法在 {{folder}} 中保存证书：{{why}}',
  cannotKeepHint: '请确保当前用户对该目录可写且磁盘空间充足，然后重试。可用 KUBEWALK_HOME 更换位置。',
};
