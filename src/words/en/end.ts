/** The summary at the end. */
export const end = {
  title: 'Everything is done',
  lead: 'Every step is settled on {{cluster}}.',
  record: 'The record of this session lies in {{folder}}',
  outcome_one: '{{standing}} on {{count}} host',
  outcome_other: '{{standing}} on {{count}} hosts',
} as const;
