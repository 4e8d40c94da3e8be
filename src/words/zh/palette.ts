import type { palette as english } from '../en/palette.js';
import type { Translated } from '../types.js';

export const palette: Translated<typeof english> = {
  title: '操作',
  ask: '想做什么？',
  none: '没有匹配的操作。',
};
