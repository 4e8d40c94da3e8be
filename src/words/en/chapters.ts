export const chapters = {
  title: 'Chapters',
  theory: 'reading',
  progress: '{{done}} of {{total}} steps done',
  filter: 'Only',
  nothing: 'No page is called like that.',
  resumeHere: 'here',
} as const;
