import type { output as english } from '../en/output.js';
import type { Translated } from '../types.js';

export const output: Translated<typeof english> = {
  following_other: '跟随中，共 {{count}} 行',
  position: '第 {{from}}–{{to}} 行，共 {{total}} 行',
  chosen_other: '已选 {{count}} 行，按 y 复制',
  next: '下一处',
  noSearch: '还没有搜索内容：按 / 开始搜索。',
  notFound: '没有找到。',
  copied_other: '已将 {{count}} 行交给终端的剪贴板。',
  copiedSome_other: '剪贴板放不下，只复制了前 {{count}} 行；按 w 保存全部。',
  saved: '已保存为 {{path}}',
  notSaved: '无法写入 {{path}}：{{why}}',
};
