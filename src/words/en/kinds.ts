/** Words for things of a fixed set of kinds; the keys are the kinds. */
export const standing = {
  todo: 'to do',
  running: 'running',
  done: 'done',
  already: 'already so',
  skipped: 'skipped',
  failed: 'failed',
  unknown: 'not known',
  stale: 'changed since',
  'left-out': 'not for this profile',
} as const;

export const risk = {
  reads: 'only reads',
  changes: 'changes the host',
  destroys: 'destroys something on the host',
} as const;

export const strategy = {
  parallel: 'on all hosts at once',
  serial: 'host after host',
  once: 'on one host',
  together: 'started on all hosts, then judged together',
} as const;

export const phase = {
  check: 'the check',
  apply: 'putting files in place',
  run: 'the command',
  verify: 'the verification',
  undo: 'the undo',
} as const;

/** Why a step ended as it did. */
export const reason = {
  exitCode: '{{what}} ended with exit code {{code}}',
  signal: '{{what}} was ended by signal {{signal}}',
  timeout: '{{what}} took longer than the step allows and was stopped',
  tooMuch:
    '{{what}} printed more than its host may keep (2 GB, or as much as room is left) and was stopped; let it print less, or into a file',
  stopped: '{{what}} was stopped by you',
  notVerified: 'it ran, but the result could not be verified in time (exit code {{code}})',
  lost: 'nobody can say how {{what}} ended: {{message}}',
  skipped: 'skipped: {{message}}',
} as const;
