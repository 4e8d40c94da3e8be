import type { chapters as english } from '../en/chapters.js';
import type { Translated } from '../types.js';

export const chapters: Translated<typeof english> = {
  title: '章节',
  theory: '阅读',
  progress: '已完成 {{done}}/{{total}} 步',
  filter: '筛选',
  nothing: '没有匹配的页面。',
  resumeHere: '当前',
};
