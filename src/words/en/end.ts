/** The summary at the end. */
export const end = {
  title: 'Everything is done',
  lead: 'Every step is settled on {{cluster}}.',
  record: 'The record of this session lies in {{folder}}',
  releases: 'Releases',
  placed: '{{file}} as {{path}}',
  files: 'Files',
  certificates: 'Certificates',
  validUntil_one: 'until {{date}}, {{count}} day left',
  validUntil_other: 'until {{date}}, {{count}} days left',
  times: 'Steps and how long they took',
} as const;
