import type { Phase } from '../../engine/types.js';
import type { Risk, Strategy } from '../../runbook/types.js';
import type { Action } from '../keys/key-map.js';
import type { TextFieldName, ToggleName } from '../form/form-state.js';
import type { Standing } from '../session/standing.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const standing: Readonly<Record<Standing, string>> = {
  todo: 'to do',
  running: 'running',
  done: 'done',
  already: 'already so',
  skipped: 'skipped',
  failed: 'failed',
  unknown: 'not known',
  stale: 'changed since',
  'left-out': 'not for this profile',
};

const actions: Readonly<Record<Action, string>> = {
  up: 'up',
  down: 'down',
  'page-up': 'page up',
  'page-down': 'page down',
  top: 'to the top',
  bottom: 'to the end',
  open: 'choose',
  back: 'back',
  help: 'keys',
  leave: 'twice: leave kubewalk',
  suspend: 'to the shell, fg comes back',
  run: 'run',
  'run-chapter': 'run to the end of the chapter',
  again: 'run this step again',
  next: 'next',
  previous: 'previous',
  'next-host': 'host',
  'previous-host': 'the host before',
  'next-pane': 'pane',
  'previous-pane': 'the pane before',
  'next-explanation': 'explain',
  output: 'output',
  skip: 'skip with a reason',
  undo: 'undo this step',
  follow: 'follow',
  stop: 'stop',
  'next-field': 'next field',
  'previous-field': 'field before',
  toggle: 'change',
  submit: 'go on',
  cancel: 'close',
  quit: 'quit',
};

const risk: Readonly<Record<Risk, string>> = {
  reads: 'only reads',
  changes: 'changes the host',
  destroys: 'destroys something on the host',
};

const strategy: Readonly<Record<Strategy, string>> = {
  parallel: 'on all hosts at once',
  serial: 'host after host',
  once: 'on one host',
  together: 'started on all hosts, then judged together',
};

const phase: Readonly<Record<Phase, string>> = {
  check: 'the check',
  apply: 'putting files in place',
  run: 'the command',
  verify: 'the verification',
  undo: 'the undo',
};

const formFields: Readonly<Record<TextFieldName | ToggleName, string>> = {
  file: 'Write to',
  name: 'Cluster name',
  user: 'Log in as',
  port: 'SSH port',
  identityFile: 'Key file',
  askPassword: 'Ask for a password',
  sudo: 'Use sudo',
};

const keyNames: Readonly<Record<string, string>> = {
  escape: 'esc',
  'page-up': 'pgup',
  'page-down': 'pgdn',
  'shift-tab': 'shift-tab',
};

/** Every word the screens say, apart from the runbook's own. */
export const en = {
  program: 'kubewalk',
  standing,
  actions,
  risk,
  strategy,
  phase,
  tooSmall: (columns: number, rows: number): string =>
    `kubewalk needs 60 columns and 15 rows; this window has ${columns} x ${rows}. Make it larger, please.`,
  leaveAgain: 'Press Ctrl-C again to leave. Your progress is kept.',
  finishFirst: 'A step is running. Ctrl-C stops it or lets it go on.',
  heldBy: (holder: string): string => `Read only: ${holder} works on this session.`,
  readOnly: 'Read only: another program works on this session. Close it there, then open it here.',
  keys: {
    arrows: { up: '↑', down: '↓', left: '←', right: '→' },
    names: keyNames,
  },

  home: {
    lead: 'Walks through a runbook on real machines, with the reason for every command beside it.',
    resume: (cluster: string, at: string): string => `Resume ${cluster}: ${at}`,
    finished: (cluster: string): string => `Open ${cluster}: everything is done`,
    read: 'Read the chapters (no machines needed)',
    lab: 'Practice machines on this computer',
    machines: 'My own machines',
    quit: 'Quit',
    steps: (done: number, total: number): string => `${done} of ${total} steps done`,
    looking: 'Looking for sessions to resume…',
    none: 'Nothing to resume yet.',
    lastUsed: (when: string): string => `last used ${when}`,
  },
  machines: {
    title: 'My own machines',
    open: 'Open a cluster file',
    create: 'Describe machines in a short form',
    back: 'Back',
    lead: 'Linux machines that you reach with SSH, described in one YAML file.',
    path: 'Path of the cluster file',
    pathLead: 'Nothing is run when a file is opened: you see the plan first.',
  },
  form: {
    title: 'My own machines: a new cluster file',
    fields: formFields,
    profile: 'Profile',
    host: (n: number): string => `Host ${n}`,
    hostHint: 'name address roles, as in: master01 192.168.1.10 master,etcd',
    keyHint: 'empty: the SSH agent and the usual keys',
    create: 'Write the file and open it',
    yes: 'yes',
    no: 'no',
    submit: 'write and open',
    noHosts: 'Name at least one host.',
    wrongPort: 'The SSH port is a number from 1 to 65535.',
    noFile: 'Say where the file is to be written.',
  },
  chapters: {
    title: 'Chapters',
    opening: 'About this chapter',
    theory: 'reading',
    progress: (done: number, total: number): string => `${done} of ${total} steps done`,
    resumeHere: 'here',
  },
  page: {
    panes: { text: 'Text', commands: 'Commands', output: 'Output' },
    blocks: {
      check: 'Check: is it already so?',
      run: 'Run',
      verify: 'Verify',
      undo: 'Undo',
    },
    file: (path: string, mode: string, owner: string): string => `File ${path} (${mode}, ${owner})`,
    artifact: (file: string, path: string): string => `Release ${file} is put to ${path}`,
    certificate: (name: string, to: string): string => `Certificate ${name} is put to ${to}`,
    certificateNames: (names: string): string => `valid for ${names}`,
    certificateDays: (days: number): string => `for ${days} days`,
    explanations: 'What it means',
    outputs: 'What good output looks like',
    timeout: (seconds: number): string => `up to ${seconds} s`,
    noUndo: (why: string): string => `No undo: ${why}`,
    host: (name: string): string => `on ${name}`,
    nothingToRun: 'Nothing is carried out here.',
    readingOnly: 'You are reading without machines: choose machines on the first screen to run this.',
    leftOut: (why: string): string => `Left out: ${why}`,
    conditions: (what: string): string => `Only where ${what}`,
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
    enter: { run: 'run', next: 'next', again: 'next', finish: 'summary', recover: 'look and go on' },
    recheckFirst: 'The steps done before are still being looked at; this one starts right after.',
    noUndoHere: 'This step has no undo.',
    wholeChapter: (n: number): string => count(n, 'step', 'steps'),
    position: (n: number, total: number): string => `${n}/${total}`,
  },
  run: {
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
    stopping: 'Stopping…',
    stopped: 'Stopped. What was started and not finished is shown as it is.',
    finished: (title: string): string => `${title}: done.`,
    enterNext: 'Enter goes on.',
    following: 'following',
    scrolled: (n: number): string => `${count(n, 'line', 'lines')} below`,
    linkLost: 'connection lost; the job goes on',
    transfer: (name: string, host: string | undefined): string =>
      host === undefined ? `get ${name}` : `${name} to ${host}`,
    rechecking: 'Looking again at what was done before',
    undoing_: 'Undo',
    step: (n: number, total: number): string => `step ${n} of ${total}`,
    noLines: 'No output yet.',
    seconds: (n: number): string => `${n} s`,
  },
  failure: {
    title: (step: string): string => `${step} did not succeed`,
    hosts: (failed: number, total: number): string => `on ${failed} of ${count(total, 'host', 'hosts')}`,
    retry: (hosts: string): string => `Retry on ${hosts}`,
    edit: 'Edit the command for this run, and retry',
    skip: 'Skip it, with a reason',
    undo: 'Undo the step',
    back: 'Stop here',
    lastLines: (host: string): string => `Last lines from ${host}`,
    skipTitle: (step: string, hosts: string): string => `Skip ${step} on ${hosts}`,
    skipLead: 'The reason is kept in the record of this session.',
    skipReason: 'Reason',
    editTitle: (step: string, hosts: string): string => `Edit ${step}, then retry on ${hosts}`,
    editLead: 'Changes this run only; the runbook stays as it is.',
    editSubmit: 'retry with it',
  },
  reason: {
    exitCode: (what: string, code: number): string => `${what} ended with exit code ${code}`,
    signal: (what: string, signal: string): string => `${what} was ended by signal ${signal}`,
    timeout: (what: string): string => `${what} took longer than the step allows and was stopped`,
    stopped: (what: string): string => `${what} was stopped by you`,
    notVerified: (code: number): string =>
      `it ran, but the result could not be verified in time (exit code ${code})`,
    lost: (what: string, message: string): string => `nobody can say how ${what} ended: ${message}`,
    skipped: (message: string): string => `skipped: ${message}`,
    condition: (message: string): string => message,
  },
  question: {
    hostKeyTitle: 'Is this the right machine?',
    hostKey: (host: string, address: string): string =>
      `kubewalk sees ${host} (${address}) for the first time.`,
    hostKeyCompare: 'Compare the fingerprint with what the machine shows at its console:',
    hostKeyCommand: 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub',
    hostKeyAsk: 'Type yes to trust it from now on, anything else to refuse',
    secretTitle: {
      'login-password': 'Password',
      'sudo-password': 'sudo password',
      'key-passphrase': 'Passphrase of the key',
    },
    secret: {
      'login-password': (subject: string): string => `Password of ${subject}`,
      'sudo-password': (subject: string): string => `Password that sudo asks ${subject} for`,
      'key-passphrase': (subject: string): string => `Passphrase that opens ${subject}`,
    },
    secretKept: 'Kept in memory until kubewalk ends, never written down.',
    again: 'That was not right; try again.',
    more: (n: number): string => `${count(n, 'more question', 'more questions')} after this one`,
  },
  dialog: {
    stopTitle: 'A step is running',
    stopGoOn: 'Let it go on',
    stopStop: 'Stop it on the hosts',
    stopLeave: 'Leave kubewalk; the hosts finish what they do',
    confirmTitle: 'This destroys something',
    confirm: (step: string, hosts: string): string => `${step} on ${hosts}`,
    confirmAsk: (word: string): string => `Type ${word} to go on`,
    helpTitle: 'Keys',
    helpEverywhere: 'On every screen',
  },
  problems: {
    cannotOpen: 'This cluster cannot be opened yet',
    cannotCreate: 'The cluster file was not written',
    nothingDone: 'Nothing was changed on any host.',
  },
  progress: {
    lab: 'Starting practice machines',
    opening: (file: string): string => `Opening ${file}…`,
    wait: 'This takes a minute or two the first time.',
  },
  end: {
    title: 'Everything is done',
    lead: (cluster: string): string => `Every step is settled on ${cluster}.`,
    record: (file: string): string => `The record of this session lies in ${file}`,
    outcome: (standingWord: string, n: number): string => `${standingWord} on ${count(n, 'host', 'hosts')}`,
    back: 'home',
  },
  notices: {
    resumed: (at: string, n: number): string =>
      `Resumed at ${at}; looking again at ${count(n, 'step', 'steps')} done before.`,
    rechecking: (title: string): string => `re-checking ${title}`,
    rechecked: 'Everything done before is still so.',
    recheckFound: (titles: string): string => `No longer as it was left: ${titles}.`,
    recheckCut: 'The re-check could not reach every host.',
    labReady: 'The practice machines are ready: choose them on the first screen.',
    skipped: (title: string): string => `Skipped: ${title}.`,
  },
  ago: {
    now: 'just now',
    minutes: (n: number): string => `${count(n, 'minute', 'minutes')} ago`,
    hours: (n: number): string => `${count(n, 'hour', 'hours')} ago`,
    days: (n: number): string => `${count(n, 'day', 'days')} ago`,
  },
  list: (items: readonly string[]): string =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`,
  crash: (file: string | undefined): string =>
    file === undefined
      ? 'kubewalk stopped because of a mistake of its own. Your progress is kept.'
      : `kubewalk stopped because of a mistake of its own. Your progress is kept; the report is in ${file}`,
};

export type Dictionary = typeof en;
