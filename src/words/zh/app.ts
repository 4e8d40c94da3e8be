import type { app as english } from '../en/app.js';
import type { Translated } from '../types.js';

export const app: Translated<typeof english> = {
  program: 'kubewalk',
  opening: '正在读取手册……',
  recording: '录像回放，不做任何改动',
  tooSmall: 'kubewalk 需要 60 列 15 行，当前窗口为 {{columns}} x {{rows}}，请放大窗口。',
  leaveAgain: '再按一次 Ctrl-C 退出，进度已保存。',
  finishFirst: '有步骤正在执行。按 Ctrl-C 可停止，或让它继续。',
  heldBy: '只读：{{holder}} 正在使用这个会话。',
  readOnly: '只读：另一个程序正在使用这个会话。先在那边关闭，再从这里打开。',
  rowsBelow_other: '下面还有 {{count}} 行',
  mode: {
    learn: '学习模式：理论也会走到，说明全部打开。',
    install: '安装模式：只走步骤；说明按 e 和 v 打开。',
  },
  list: '{{items, list}}',
  crash: 'kubewalk 自身出错，已停止。进度已保存。',
  crashReport: 'kubewalk 自身出错，已停止。进度已保存，错误报告在 {{file}}',
};
