import type { record as english } from '../en/record.js';
import type { Translated } from '../types.js';

export const record: Translated<typeof english> = {
  line: '{{name}}  集群 {{cluster}} 执行 {{runbook}}  操作人 {{by}}  {{ended}}',
  count: '{{status}} {{number}}',
  byHandCount: '手动登录 {{number}}',
  nothingEnded: '没有已结束的步骤',
  title: '{{runbook}}：集群 {{cluster}}',
  begun: '执行记录 {{name}}：{{by}} 于 {{at}} 用 kubewalk {{version}} 开始执行，方案 {{profile}}。',
  host: '主机',
  address: '地址',
  roles: '角色',
  ended: '结束时间（UTC）',
  step: '步骤',
  result: '结果',
  seconds: '耗时（秒）',
  byHand: '手动操作',
  shell: '{{at}} · {{host}} · 打开了 shell；其中输入的内容不作记录；{{end}}',
  shellEnd: '{{at}} 结束：{{end}}',
  noEnd: '何时结束不详',
  shellExited: '退出码 {{code}}',
  shellSignalled: '被信号 {{signal}} 终止',
  shellLeft: '由操作人断开',
  shellLost: '连接中断',
  commands: '执行过的命令',
};
