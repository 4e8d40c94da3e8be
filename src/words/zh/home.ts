import type * as english from '../en/home.js';
import type { Translated } from '../types.js';

export const home: Translated<typeof english.home> = {
  lead: '在真实机器上逐步执行操作手册，每条命令旁都写明为什么。',
  resume: '继续 {{cluster}}：{{at}}',
  finished: '打开 {{cluster}}：已全部完成',
  tour: '参观：用录像走完全程（不需要机器）',
  brokenTour: '排查 etcd 故障：录像中的真实案例（不需要机器）',
  read: '只读章节（不需要机器）',
  lab: '在本机启动练习机',
  machines: '我自己的机器',
  doctor: '诊断 {{cluster}} 的故障',
  settings: '设置',
  quit: '退出',
  looking: '正在查找可继续的会话……',
  none: '还没有可继续的会话。',
  lastUsed: '{{done}}，{{when}}',
  first: {
    shown: '每一步都先给你看：为什么做、确切的命令、各部分的含义。',
    runs: '按 Enter 才会通过 SSH 在主机上执行，并校验结果。',
    kept: '随时可停，下次启动会先查看主机再继续。',
    keys: '按键见最下一行；? 列出全部，: 按名称找操作。L: English。',
  },
  now: '刚刚',
};

export const machines: Translated<typeof english.machines> = {
  title: '我自己的机器',
  open: '打开集群文件',
  create: '填一张简短的表来描述机器',
  back: '返回',
  lead: '能通过 SSH 登录的 Linux 机器，写在一个 YAML 文件里。',
  path: '集群文件路径',
  pathLead: '打开文件不会执行任何操作，会先显示计划。',
};

export const problems: Translated<typeof english.problems> = {
  cannotOpen: '这个集群还不能打开',
  cannotCreate: '集群文件没有写入',
  nothingDone: '没有改动任何主机。',
};

export const progress: Translated<typeof english.progress> = {
  lab: '正在启动练习机',
  opening: '正在打开 {{file}}……',
  wait: '第一次需要一两分钟。',
};
