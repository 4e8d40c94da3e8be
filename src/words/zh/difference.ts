import type { difference as english } from '../en/difference.js';
import type { Translated } from '../types.js';

export const difference: Translated<typeof english> = {
  title: '{{one}} 与 {{other}} 比较',
  comparing: '正在比较……',
  only: '只有 {{host}} 输出了',
  same: '两台主机的输出相同。',
  unlike: '相同的内容太少，比较没有意义。',
  cut: '输出太多，只比较了开头部分。',
  oneHost: '这一步没有其他主机可以比较。',
};
