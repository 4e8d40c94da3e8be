import type { Phase } from '../../engine/types.js';
import type { Risk, Strategy } from '../../runbook/types.js';
import type { Action } from '../keys/key-map.js';
import type { TextFieldName, ToggleName } from '../form/form-state.js';
import type { Standing } from '../session/standing.js';

/** The words for things that have a fixed set of kinds. */

export const standing: Readonly<Record<Standing, string>> = {
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

export const actions: Readonly<Record<Action, string>> = {
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

export const risk: Readonly<Record<Risk, string>> = {
  reads: 'only reads',
  changes: 'changes the host',
  destroys: 'destroys something on the host',
};

export const strategy: Readonly<Record<Strategy, string>> = {
  parallel: 'on all hosts at once',
  serial: 'host after host',
  once: 'on one host',
  together: 'started on all hosts, then judged together',
};

export const phase: Readonly<Record<Phase, string>> = {
  check: 'the check',
  apply: 'putting files in place',
  run: 'the command',
  verify: 'the verification',
  undo: 'the undo',
};

export const formFields: Readonly<Record<TextFieldName | ToggleName, string>> = {
  file: 'Write to',
  name: 'Cluster name',
  user: 'Log in as',
  port: 'SSH port',
  identityFile: 'Key file',
  askPassword: 'Ask for a password',
  sudo: 'Use sudo',
};

export const keyNames: Readonly<Record<string, string>> = {
  escape: 'esc',
  'page-up': 'pgup',
  'page-down': 'pgdn',
  'shift-tab': 'shift-tab',
};
