/** What every screen says. */
export const app = {
  program: 'kubewalk',
  opening: 'Reading the runbook...',
  recording: 'recording, nothing is changed',
  tooSmall:
    'kubewalk needs 60 columns and 15 rows; this window has {{columns}} x {{rows}}. Make it larger, please.',
  leaveAgain: 'Press Ctrl-C again to leave. Your progress is kept.',
  finishFirst: 'A step is running. Ctrl-C stops it or lets it go on.',
  heldBy: 'Read only: {{holder}} works on this session.',
  readOnly: 'Read only: another program works on this session. Close it there, then open it here.',
  rowsBelow_one: '{{count}} more row below',
  rowsBelow_other: '{{count}} more rows below',
  mode: {
    learn: 'Learning: theory is on the way, and everything is open.',
    install: 'Installing: only steps are on the way; e and v open what explains them.',
  },
  list: '{{items, list}}',
  crash: 'kubewalk stopped because of a mistake of its own. Your progress is kept.',
  crashReport:
    'kubewalk stopped because of a mistake of its own. Your progress is kept; the report is in {{file}}',
} as const;
