/** A step being carried out. */
export const run = {
  waiting: 'waits for its turn',
  connecting: 'connecting',
  attaching: 'looking for the job it left',
  checking: 'checking',
  applying: 'putting files in place',
  running: 'running',
  ran: 'ran; waits for the other hosts',
  verifying: 'verifying',
  undoing: 'undoing',
  interrupted: 'was cut off; not known',
  undone: 'undone',
  stopping: 'Stopping...',
  stopped: 'Stopped. What was started and not finished is shown as it is.',
  finished: '{{title}}: done.',
  enterNext: 'Enter goes on.',
  following: 'following',
  scrolled_one: '{{count}} line below',
  scrolled_other: '{{count}} lines below',
  linkLost: 'connection lost; the job goes on',
  fetching: 'get {{name}}',
  sending: '{{name}} to {{host}}',
  undo: 'Undo',
  step: 'step {{n}} of {{total}}',
  noLines: 'No output yet.',
} as const;

/** What happened a moment ago, in the row above the keys. */
export const notices = {
  resumed_one: 'Resumed at {{at}}; looking again at {{count}} step done before.',
  resumed_other: 'Resumed at {{at}}; looking again at {{count}} steps done before.',
  rechecking: 're-checking {{title}}',
  rechecked: 'Everything done before is still so.',
  recheckFound: 'No longer as it was left: {{titles}}.',
  recheckCut: 'The re-check could not reach every host.',
  labReady: 'The practice machines are ready: choose them on the first screen.',
  skipped: 'Skipped: {{title}}.',
} as const;
