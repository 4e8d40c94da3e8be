export const chapters = {
  title: 'Chapters',
  theory: 'reading',
  progress: '{{done}} of {{total}} steps done',
  resumeHere: 'here',
} as const;
