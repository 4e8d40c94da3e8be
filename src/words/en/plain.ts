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
    tooMuch:
      '{{phase}} printed more than its host may keep (2 GB, or as much as room is left) and was stopped ({{signal}}); let it print less, or into a file',
    stopped: '{{phase}} was stopped',
    stoppedBy: '{{phase}} was stopped ({{signal}})',
    notVerified: 'it ran, but verify still said no when the time was over (exit status {{code}})',
    lost: 'nobody saw how {{phase}} ended: {{message}}',
  },
  linkLost: '{{host}}: link lost; the step goes on there',
  linkBack: '{{host}}: link is back',
  logCut:
    '{{host}}: {{step}} printed {{limit}} MB, all that its log keeps (KUBEWALK_LOG_LIMIT sets it); of the rest the log has only the last {{lines}} lines:',
  record: 'The record of this run lies in {{folder}}',
  stopping: 'stopping; once more to leave at once',
  ask: '{{step}}: {{what}} on {{hosts}}. Go on? [yes/no] ',
  asked: { changes: 'changes something', destroys: 'destroys something', undo: 'undo it' },
  plan: {
    title: '{{title}}, on {{cluster}} (profile {{profile}})',
    on: 'on {{hosts}}',
    noHost: 'on no host',
    leftOut: 'left out: {{why}}',
    onlyWhere: 'only where {{name}} is {{values}}, which the host decides',
    noUndo: 'cannot be undone: {{why}}',
    check: 'check',
    file: 'file {{path}} ({{mode}}, {{owner}})',
    certificate_one:
      'certificate {{path}} from CA {{ca}}: CN {{commonName}}, {{usages}}, names {{names}}, {{count}} day',
    certificate_other:
      'certificate {{path}} from CA {{ca}}: CN {{commonName}}, {{usages}}, names {{names}}, {{count}} days',
    release: 'release {{file}} to {{path}} ({{url}})',
    run: 'run',
    verify: 'verify',
    undo: 'undo, on request',
  },
  cfssl: {
    written_one: '{{count}} file; gencert.sh in each folder makes the certificates, with cfssl and cfssljson',
    written_other:
      '{{count}} files; gencert.sh in each folder makes the certificates, with cfssl and cfssljson',
    differs: '{{path}} is there already and says something else; nothing is written',
    differsHint: 'move it aside, or choose another folder with --to DIR',
    cannot: 'the files cannot be written to {{folder}}: {{why}}',
    cannotHint: 'choose another folder with --to DIR',
  },
  remembered: {
    todo: 'to do',
    changedSince: 'it was done, but its text has changed since',
    interrupted: 'it was running when the program ended; it is looked for on the next start',
    progress: '{{done}} of {{total}} steps done',
    progressNext: '{{done}} of {{total}} steps done; next: {{chapter}} › {{step}}',
  },
} as const;
