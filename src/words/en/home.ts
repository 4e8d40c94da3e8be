export const home = {
  lead: 'Walks through a runbook on real machines, with the reason for every command beside it.',
  resume: 'Resume {{cluster}}: {{at}}',
  finished: 'Open {{cluster}}: everything is done',
  tour: 'Take the tour: the whole job, recorded (no machines needed)',
  brokenTour: 'Find out why etcd is broken: a recorded case (no machines needed)',
  read: 'Read the chapters (no machines needed)',
  lab: 'Practice machines on this computer',
  machines: 'My own machines',
  doctor: 'Look for what is wrong with {{cluster}}',
  settings: 'Settings',
  quit: 'Quit',
  looking: 'Looking for sessions to resume...',
  none: 'Nothing to resume yet.',
  lastUsed: '{{done}}, {{when}}',
  first: {
    shown: 'Each step is shown first: what for, the exact commands, what they mean.',
    runs: 'Enter runs it on your hosts over SSH, then looks whether it worked.',
    kept: 'Stop whenever you like: the next start looks and goes on from there.',
    keys: 'Keys stand at the bottom; ? lists all, : finds an action. L: Chinese.',
  },
  now: 'just now',
} as const;

export const machines = {
  title: 'My own machines',
  open: 'Open a cluster file',
  create: 'Describe machines in a short form',
  back: 'Back',
  lead: 'Linux machines that you reach with SSH, described in one YAML file.',
  path: 'Path of the cluster file',
  pathLead: 'Nothing is run when a file is opened: you see the plan first.',
} as const;

export const problems = {
  cannotOpen: 'This cluster cannot be opened yet',
  cannotCreate: 'The cluster file was not written',
  nothingDone: 'Nothing was changed on any host.',
} as const;

export const progress = {
  lab: 'Starting practice machines',
  opening: 'Opening {{file}}...',
  wait: 'This takes a minute or two the first time.',
} as const;
