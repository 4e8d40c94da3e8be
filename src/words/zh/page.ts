import type { page as english } from '../en/page.js';
import type { Translated } from '../types.js';

export const page: Translated<typeof english> = {
  panes: { text: '说明', commands: '命令', output: '输出' },
  blocks: { check: '检查：是否已经满足？', run: '执行', verify: '校验', undo: '撤销' },
  file: '文件 {{path}}（{{mode}}，{{owner}}）',
  artifact: '安装包 {{file}} 放到 {{path}}',
  certificate: '证书 {{name}} 放到 {{to}}',
  certificateNames: '适用于 {{names}}',
  certificateDays: '有效期 {{days}} 天',
  explanations: '命令讲解',
  outputs: '正常的输出',
  timeout: '最长 {{seconds}} 秒',
  noUndo: '无法撤销：{{why}}',
  nothingToRun: '这里没有要执行的命令。',
  readingOnly: '现在没有连接机器，只能阅读；要执行，请先在首页选择机器。',
  leftOut: '不执行：{{why}}',
  conditions: '仅当 {{what}}',
  noOutput: '还没有输出。',
  interrupted: '这一步曾被中断。按 Enter 会先找回还在运行的任务，再检查，必要时才重新执行。',
  notes: {
    'changed-since-done': '完成之后，这一步或它的变量有了变化。按 Enter 按现在的内容执行。',
    'no-longer-so': '曾经完成，但主机现在的状态已经不符。按 Enter 重新执行。',
    undone: '已撤销。',
    'undo-interrupted': '撤销曾被中断。请先看看主机，再执行或重新撤销。',
  },
  edited: '本次运行使用修改过的命令。',
  enter: { run: '执行', next: '下一页', finish: '总结', recover: '查看并继续' },
  recheckFirst: '正在复查之前完成的步骤，随后就开始这一步。',
  noUndoHere: '这一步没有撤销命令。',
  position: '{{n}}/{{total}}',
};
