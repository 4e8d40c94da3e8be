export const palette = {
  title: 'Actions',
  ask: 'What do you want to do?',
  none: 'No action is called like that.',
} as const;
