/** The same as lines for eyes and log files, without screens. JSON and records are never translated. */
export const plain = {
  status: {
    changed: 'changed',
    already: 'already',
    skipped: 'skipped',
    failed: 'failed',
    unknown: 'unknown',
    looked: 'looked',
    undone: 'undone',
  },
  phase: { check: 'check', apply: 'apply', run: 'run', verify: 'verify', undo: 'undo' },
  reason: {
    exitCode: '{{phase}} ended with exit status {{code}}',
    signal: '{{phase}} was ended by signal {{signal}}',
    timeout: "{{phase}} took longer than the step's timeout and was stopped ({{signal}})",
    stopped: '{{phase}} was stopped',
    stoppedBy: '{{phase}} was stopped ({{signal}})',
    notVerified: 'it ran, but verify still said no when the time was over (exit status {{code}})',
    lost: 'nobody saw how {{phase}} ended: {{message}}',
  },
  linkLost: '{{host}}: link lost; the step goes on there',
  linkBack: '{{host}}: link is back',
  record: 'The record of this run lies in {{folder}}',
  stopping: 'stopping; once more to leave at once',
  ask: '{{step}}: {{what}} on {{hosts}}. Go on? [yes/no] ',
  asked: { changes: 'changes something', destroys: 'destroys something', undo: 'undo it' },
} as const;
