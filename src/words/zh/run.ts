import type * as english from '../en/run.js';
import type { Translated } from '../types.js';

export const run: Translated<typeof english.run> = {
  waiting: '排队中',
  connecting: '正在连接',
  attaching: '正在找回之前的任务',
  checking: '正在检查',
  applying: '正在写入文件',
  running: '正在执行',
  ran: '已执行，等待其他主机',
  waitingFor: '正在等待 {{hosts}}。',
  verifying: '正在校验',
  undoing: '正在撤销',
  interrupted: '曾被中断，结果未知',
  undone: '已撤销',
  stopping: '正在停止……',
  stopped: '已停止。已开始但未完成的步骤按实际状态显示。',
  finished: '{{title}}：完成。',
  enterNext: '按 Enter 继续。',
  following: '跟随中',
  scrolled_other: '下面还有 {{count}} 行',
  agree: '{{count}} 台主机输出一致。',
  differ: '{{count}} 台一致；不同的是：{{hosts}}。',
  logCut: '{{host}}：日志已满（{{limit}} MB），其余输出只保留最后 {{lines}} 行',
  linkLost: '连接断开，任务仍在主机上继续',
  fetching: '下载 {{name}}',
  left: '还需 {{time}}',
  sending: '{{name}} 传到 {{host}}',
  undo: '撤销',
  step: '第 {{n}}/{{total}} 步',
  noLines: '还没有输出。',
};

export const notices: Translated<typeof english.notices> = {
  resumed_other: '从“{{at}}”继续；正在复查之前完成的 {{count}} 步。',
  rechecking: '正在复查 {{title}}',
  rechecked: '之前完成的步骤都仍然满足。',
  recheckFound: '与完成时不再一致：{{titles}}。',
  recheckCut: '复查时有主机连接不上。',
  labReady: '练习机已就绪，可在首页选择。',
  skipped: '已跳过：{{title}}。',
};
