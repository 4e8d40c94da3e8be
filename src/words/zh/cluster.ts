import type { cluster as english } from '../en/cluster.js';
import type { Translated } from '../types.js';

export const cluster: Translated<typeof english> = {
  unreadable: '无法读取集群文件：{{why}}',
  nameIt: '请用 --cluster FILE 指定；不带参数运行 kubewalk 可以创建一个',
};
