import type { settings as english } from '../en/settings.js';
import type { Translated } from '../types.js';

export const settings: Translated<typeof english> = {
  title: '设置',
  lead: '会记住，下次启动仍然有效。按空格切换当前项。',
  names: { language: '语言', mode: '模式', glyphs: '符号', colour: '颜色', wheel: '鼠标滚轮' },
  values: {
    en: 'English',
    zh: '中文',
    learn: '学习：完整内容，边做边问',
    install: '安装：只走步骤，尽量简短',
    auto: '自动判断',
    unicode: 'Unicode',
    ascii: '纯 ASCII',
    dark: '适合深色背景',
    light: '适合浅色背景',
    off: '关闭',
    arrows: '当作方向键',
    lines: '每次三行',
  },
  about: {
    language: '界面语言；章节有译文时一并切换。任何界面按 L 都可切换。',
    mode: '学习时，理论页也会走到，步骤运行之前先问你预期什么结果；安装时，只从步骤走到步骤，说明用 e 和 v 打开。任何界面按 M 都可切换。',
    glyphs: '如果线条和对勾显示成方框或问号，请改用纯 ASCII。',
    colour:
      '很少有终端会说明自己的背景是浅色：颜色看不清时可在这里选择。颜色表达的内容，总有文字或符号同样说明。设置 NO_COLOR 也会关闭颜色。',
    wheel: '当作方向键时，鼠标可照常选择文字；每次三行时，多数终端要按住 Shift 才能选择。',
  },
};
