import type { artifacts as english } from '../en/artifacts.js';
import type { Translated } from '../types.js';

export const artifacts: Translated<typeof english> = {
  cannotUse: '无法读写 {{where}}：{{why}}',
  cannotUseHint: '请给当前用户相应的权限并确保磁盘空间充足，然后重试。可用 KUBEWALK_HOME 更换下载目录。',
};
