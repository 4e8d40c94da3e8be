import type { failure as english } from '../en/failure.js';
import type { Translated } from '../types.js';

export const failure: Translated<typeof english> = {
  title: '{{step}} 未成功',
  hosts_other: '{{count}} 台主机中 {{failed}} 台失败',
  retry: '在 {{hosts}} 上重试',
  edit: '修改本次的命令后重试',
  shell: '在 {{host}} 上打开 shell',
  skip: '跳过，并说明原因',
  undo: '撤销这一步',
  doctor: '在所有主机上查找原因',
  back: '到此为止',
  lastLines: '{{host}} 的最后几行输出',
  skipTitle: '在 {{hosts}} 上跳过 {{step}}',
  skipLead: '原因会写入本次会话的记录。',
  skipReason: '原因',
  editTitle: '修改 {{step}}，然后在 {{hosts}} 上重试',
  editLead: '只影响本次运行，手册本身不变。',
  editSubmit: '用它重试',
};
