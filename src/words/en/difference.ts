/** What two hosts printed in a step, against each other. */
export const difference = {
  title: '{{one}} against {{other}}',
  comparing: 'Comparing...',
  only: 'only on {{host}}',
  same: 'Both printed the same.',
  unlike: 'So little is the same that a comparison would tell nothing.',
  cut: 'Of so much output, only the beginning was compared.',
  oneHost: 'There is no other host in this step to compare with.',
} as const;
