import type { library as englishLibrary, quiz as englishQuiz } from '../en/library.js';
import type { Translated } from '../types.js';

export const library: Translated<typeof englishLibrary> = {
  shelves: { page: '延伸阅读', theory: '原理', glossary: '术语表' },
  term: '术语',
  nothing: '这里没有可延伸阅读的内容。',
};

export const quiz: Translated<typeof englishQuiz> = {
  several: '不止一个正确答案：空格勾选，回车提交。',
  right: '答对了。',
  wrong: '不对。',
  answer: '作答',
  next: '继续',
  score: '答对 {{right}}/{{total}}',
};
