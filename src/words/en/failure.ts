/** A step that failed, and what can be done about it. */
export const failure = {
  title: '{{step}} did not succeed',
  hosts_one: 'on {{failed}} of {{count}} host',
  hosts_other: 'on {{failed}} of {{count}} hosts',
  retry: 'Retry on {{hosts}}',
  edit: 'Edit the command for this run, and retry',
  skip: 'Skip it, with a reason',
  undo: 'Undo the step',
  doctor: 'Look for the cause on all hosts',
  back: 'Stop here',
  lastLines: 'Last lines from {{host}}',
  skipTitle: 'Skip {{step}} on {{hosts}}',
  skipLead: 'The reason is kept in the record of this session.',
  skipReason: 'Reason',
  editTitle: 'Edit {{step}}, then retry on {{hosts}}',
  editLead: 'Changes this run only; the runbook stays as it is.',
  editSubmit: 'retry with it',
} as const;
