/** A page of a chapter: what a step is for, what it runs, how it stands. */
export const page = {
  panes: { text: 'Text', commands: 'Commands', output: 'Output' },
  blocks: { check: 'Check: is it already so?', run: 'Run', verify: 'Verify', undo: 'Undo' },
  file: 'File {{path}} ({{mode}}, {{owner}})',
  artifact: 'Release {{file}} is put to {{path}}',
  certificate: 'Certificate {{name}} is put to {{to}}',
  certificateNames: 'valid for {{names}}',
  certificateDays: 'for {{days}} days',
  explanations: 'What it means',
  outputs: 'What good output looks like',
  timeout: 'up to {{seconds}} s',
  noUndo: 'No undo: {{why}}',
  nothingToRun: 'Nothing is carried out here.',
  readingOnly: 'You are reading without machines: choose machines on the first screen to run this.',
  leftOut: 'Left out: {{why}}',
  conditions: 'Only where {{what}}',
  noOutput: 'Nothing was printed yet.',
  interrupted:
    'This step was cut off. Enter first looks for what it left running, then checks, and runs again only if it must.',
  notes: {
    'changed-since-done':
      'The step or its values changed since it was done. Enter carries it out as it is now.',
    'no-longer-so': 'It was done, but the host is no longer so. Enter carries it out again.',
    undone: 'It was undone.',
    'undo-interrupted': 'Its undo was cut off. Look at the host, then run it or undo it once more.',
  },
  edited: 'The command was edited for this run.',
  enter: { run: 'run', next: 'next', finish: 'summary', recover: 'look and go on' },
  recheckFirst: 'The steps done before are still being looked at; this one starts right after.',
  noUndoHere: 'This step has no undo.',
  position: '{{n}}/{{total}}',
} as const;
