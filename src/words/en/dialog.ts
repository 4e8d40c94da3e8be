export const dialog = {
  stopTitle: 'A step is running',
  stopGoOn: 'Let it go on',
  stopStop: 'Stop it on the hosts',
  stopLeave: 'Leave kubewalk; the hosts finish what they do',
  confirmTitle: 'This destroys something',
  undoTitle: 'This undoes what was done',
  confirm: '{{step}} on {{hosts}}',
  confirmAsk: 'Type {{word}} to go on',
  helpTitle: 'Keys',
  helpEverywhere: 'On every screen',
} as const;

/** What a connection asks the person. The typed word is always yes. */
export const question = {
  hostKeyTitle: 'Is this the right machine?',
  hostKey: 'kubewalk sees {{host}} ({{address}}) for the first time.',
  hostKeyCompare: 'Compare the fingerprint with what the machine shows at its console:',
  hostKeyAsk: 'Type yes to trust it from now on, anything else to refuse',
  title: {
    'login-password': 'Password',
    'sudo-password': 'sudo password',
    'key-passphrase': 'Passphrase of the key',
    variable: 'Secret of the runbook',
  },
  secret: {
    'login-password': 'Password of {{subject}}',
    'sudo-password': 'Password that sudo asks {{subject}} for',
    'key-passphrase': 'Passphrase that opens {{subject}}',
    variable: '{{subject}}',
  },
  secretKept: 'Kept in memory until kubewalk ends, never written down.',
  again: 'That was not right; try again.',
  more_one: '{{count}} more question after this one',
  more_other: '{{count}} more questions after this one',
} as const;
