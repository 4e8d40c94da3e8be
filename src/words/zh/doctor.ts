import type { doctor as english } from '../en/doctor.js';
import type { Translated } from '../types.js';

export const doctor: Translated<typeof english> = {
  nothing: '{{where}}中没有发现已知故障。',
  hosts: '各主机',
  log: '这份日志',
  confidence: { certain: '确定', likely: '很可能', possible: '有可能' },
  on: '{{confidence}}，位于 {{hosts}}',
  toMend: '修复步骤：{{step}}（{{risk}}）',
  byHand: '需人工处理：{{why}}',
  more: '详见：{{file}}',
  noSuch: '没有名为 “{{id}}” 的诊断结果',
  found: '已发现：{{ids}}',
  nobodyAsked: '当前没有终端可以询问',
  addYes: '请加 --yes；有破坏性的步骤还需 --confirm {{word}}',
  notConfirmed: '有破坏性的操作必须输入确认词',
  confirmWith: '看清上面的影响后，加上 --confirm {{word}}',
  refused: '拒绝执行：{{why}}',
  majority:
    '去掉 {{hosts}} 后，{{known}} 个成员中只剩 {{left}} 个健康，而多数派需要 {{majority}} 个：可能丢失数据',
  noSafeguard: '没有健康的成员可供备份',
  bringBack: '请先恢复其他成员；未做任何改动',
  byHandOnly: '{{id}} 无法自动修复',
  effect: '将执行',
  step: '{{title}}（{{risk}}），位于 {{hosts}}',
  givesUp: '{{hosts}} 上现有的数据将被放弃：目录移到一旁保留，不删除。',
  stays: '保留且健康：{{hosts}}；多数派需要 {{majority}} 个。',
  goOn: '继续？[yes/no] ',
  typeWord: '输入 {{word}} 以继续：',
  lookingAgain: '重新检查',
  bundle: '可附在提问中的证据包（已去除敏感信息）：{{path}}',
};
