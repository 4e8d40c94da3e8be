import type * as english from '../en/dialog.js';
import type { Translated } from '../types.js';

export const dialog: Translated<typeof english.dialog> = {
  stopTitle: '有步骤正在执行',
  stopGoOn: '让它继续',
  stopStop: '在主机上停止它',
  stopLeave: '退出 kubewalk，主机会把手头的做完',
  confirmTitle: '这一步会破坏数据',
  undoTitle: '这会撤销已完成的操作',
  confirm: '在 {{hosts}} 上执行 {{step}}',
  confirmAsk: '输入 {{word}} 才会继续',
  helpTitle: '按键',
  helpEverywhere: '所有界面通用',
};

export const question: Translated<typeof english.question> = {
  hostKeyTitle: '是这台机器吗？',
  hostKey: 'kubewalk 第一次连接 {{host}}（{{address}}）。',
  hostKeyCompare: '请与机器控制台上显示的指纹核对：',
  hostKeyAsk: '输入 yes 表示从此信任，输入其他内容表示拒绝',
  title: {
    'login-password': '登录密码',
    'sudo-password': 'sudo 密码',
    'key-passphrase': '私钥口令',
    variable: '手册需要的密钥',
  },
  secret: {
    'login-password': '{{subject}} 的登录密码',
    'sudo-password': '{{subject}} 的 sudo 密码',
    'key-passphrase': '{{subject}} 的私钥口令',
    variable: '{{subject}}',
  },
  secretKept: '只保存在内存中直到 kubewalk 退出，不会写入磁盘。',
  again: '不对，请重试。',
  more_other: '之后还有 {{count}} 个问题',
};
