import type { shell as english } from '../en/shell.js';
import type { Translated } from '../types.js';

export const shell: Translated<typeof english> = {
  greeting: '── {{host}} · exit 返回 · 没有响应时按 Enter ~ . 挂断 ──',
  opening: '正在 {{host}} 上打开 shell……按 Esc 放弃。',
  givenUp: '已放弃连接 {{host}}。',
  back: '已从 {{host}} 返回。',
  status: '已从 {{host}} 返回，那里的 shell 退出码为 {{code}}。',
  signal: '已从 {{host}} 返回，那里的 shell 被信号 {{signal}} 终止。',
  left: '已与 {{host}} 断开，那里 shell 中的程序可能仍在运行。',
  lost: '与 {{host}} 的连接中断，那里的 shell 也随之结束。',
  recording: '录像中的主机没有 shell。练习机和自己的机器才有，可在首页选择。',
};
