/** A person's own shell on a host. */
export const shell = {
  greeting: '── {{host}} · exit comes back · Enter ~ . hangs up if it does not answer ──',
  opening: 'Opening a shell on {{host}}... Esc gives up.',
  givenUp: 'Gave up the way to {{host}}.',
  back: 'Back from {{host}}.',
  status: 'Back from {{host}}; the shell there ended with exit status {{code}}.',
  signal: 'Back from {{host}}; the shell there was ended by signal {{signal}}.',
  left: 'Hung up on {{host}}; what ran in the shell there may go on.',
  lost: 'The connection to {{host}} was lost, and the shell there with it.',
  recording:
    'A recorded host has no shell. Practice machines and machines of your own, on the first screen, have one.',
} as const;
