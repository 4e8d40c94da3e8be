import type * as english from '../en/kinds.js';
import type { Translated } from '../types.js';

export const standing: Translated<typeof english.standing> = {
  todo: '未执行',
  running: '执行中',
  done: '完成',
  already: '已满足',
  skipped: '已跳过',
  failed: '失败',
  unknown: '结果未知',
  stale: '需重做',
  'left-out': '本方案不需要',
};

export const risk: Translated<typeof english.risk> = {
  reads: '只读',
  changes: '会改动主机',
  destroys: '会破坏主机上的数据',
};

export const strategy: Translated<typeof english.strategy> = {
  parallel: '所有主机并行',
  serial: '逐台执行',
  once: '只在一台主机上',
  together: '所有主机同时启动，再一起校验',
};

export const phase: Translated<typeof english.phase> = {
  check: '检查',
  apply: '写入文件',
  run: '命令',
  verify: '校验',
  undo: '撤销',
};

export const reason: Translated<typeof english.reason> = {
  exitCode: '{{what}}失败，退出码 {{code}}',
  signal: '{{what}}被信号 {{signal}} 终止',
  timeout: '{{what}}超时，已停止',
  tooMuch: '{{what}}的输出超过主机可保留的上限（2 GB，或与磁盘剩余空间相等），已停止；请减少输出，或写入文件',
  stopped: '{{what}}已被你停止',
  notVerified: '命令已执行，但在限定时间内校验未通过（退出码 {{code}}）',
  lost: '{{what}}的结果无法确认：{{message}}',
  skipped: '已跳过：{{message}}',
};
