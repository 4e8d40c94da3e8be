/** What is wrong with a cluster file. */
export const cluster = {
  unreadable: 'the cluster file cannot be read: {{why}}',
  nameIt: 'name it with --cluster FILE; kubewalk without arguments makes one',
} as const;
