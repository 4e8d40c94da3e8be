export const library = {
  shelves: { page: 'Read up', theory: 'Theory', glossary: 'Glossary' },
  term: 'glossary',
  nothing: 'Nothing to read up from here.',
} as const;

export const quiz = {
  several: 'More than one is right: space ticks, enter answers.',
  right: 'Right.',
  wrong: 'Not quite.',
  answer: 'answer',
  next: 'go on',
  /** On the page and in the list of chapters. */
  score: '{{right}} of {{total}} right',
} as const;
