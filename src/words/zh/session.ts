import type { session as english } from '../en/session.js';
import type { Translated } from '../types.js';

export const session: Translated<typeof english> = {
  cannotKeep: '无法在 {{home}} 中保存会话：{{why}}',
  cannotKeepHint: '请腾出空间，或将 KUBEWALK_HOME 设为可写的目录',
  newerForm: '会话 {{name}} 由更新版本的 kubewalk 写入（格式 {{form}}；当前版本只支持到 {{known}}）',
  newerFormHint: '请用更新版本的 kubewalk 打开',
  anotherCluster: '会话 {{name}} 属于 {{file}}，那里没有这些主机',
  anotherClusterHint: '请在 {{file}} 中为此集群换一个 "name"',
  setAside: '会话无法读取（{{why}}）；已另存为 {{aside}}，并新建了会话',
  unreadable: '无法读取会话 {{path}}：{{why}}',
  willBeSetAside: '下次执行时会把它移开，改为到主机上查看进度',
  readableHome: '请将 KUBEWALK_HOME 设为可读写的目录',
  newer: '会话 {{path}} 由更新版本的 kubewalk 写入',
  newerHint: '请用更新版本的 kubewalk 查看',
  holder: '{{machine}} 上的进程 {{pid}}（始于 {{since}}）',
  unwritten: '无法将进度写入 {{folder}}：{{why}}',
  unwrittenHint: '没有再开始新的操作；请腾出空间，或将 KUBEWALK_HOME 设为可写的目录，然后重新启动',
};
