/**
 * What is said to the shell on a host, once `hostShell` has taught it the verbs: one message is one command of a
 * verb and quoted words, and nothing else is ever sent but the raw bytes of a file after `put`. Whoever is at the
 * other end needs no shell to understand it.
 */
import { nameJob } from '../engine/job-id.js';
import { quote } from '../source/shell-quote.js';

export const verbs = [
  'hello', // NONCE facts|nothing
  'run', // ID TOKEN SECONDS OUT-OFFSET ERR-OFFSET BOOT-ID SCRIPT NAMES VALUES, of secrets
  'follow', // ID OUT-OFFSET ERR-OFFSET
  'slow',
  'tick',
  'done',
  'halt',
  'forget', // ID…
  'tidy', // ID…, answered when they are gone
  'look', // PATH…
  'read', // PATH BYTES
  'put', // PATH SIZE SHA256 MODE OWNER keep|drop, then SIZE bytes after the answer has begun
] as const;

export type Verb = (typeof verbs)[number];

export const say = (verb: Verb, ...words: readonly string[]): string =>
  `${[`kw_${verb}`, ...words.map(quote)].join(' ')}\n`;

export interface JobStart {
  readonly id: string;
  readonly token: string;
  readonly timeoutMs: number;
  readonly bootId: string;
  readonly script: string;
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface Offsets {
  readonly stdout: number;
  readonly stderr: number;
}

export const runText = (
  { id, token, timeoutMs, bootId, script, secrets = {} }: JobStart,
  from: Offsets,
): string =>
  say(
    'run',
    nameJob(id),
    token,
    (timeoutMs / 1000).toFixed(3),
    String(from.stdout),
    String(from.stderr),
    bootId,
    script,
    Object.keys(secrets).join(' '),
    Object.values(secrets).join('\n'),
  );

export const forgetText = (verb: 'forget' | 'tidy', ids: Iterable<string>): string =>
  say(verb, ...Array.from(ids, (id) => nameJob(id)));

export const followText = (id: string, from: Offsets): string =>
  say('follow', nameJob(id), String(from.stdout), String(from.stderr));
