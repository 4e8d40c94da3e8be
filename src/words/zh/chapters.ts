import type { chapters as english } from '../en/chapters.js';
import type { Translated } from '../types.js';

export const chapters: Translated<typeof english> = {
  title: '章节',
  theory: '阅读',
  progress: '已完成 {{done}}/{{total}} 步',
  resumeHere: '当前',
};
