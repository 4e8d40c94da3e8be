/** `ssh -G`: what the ssh of this machine would do for a destination. It knows Include, Match, tokens and defaults. */
import { execFile } from 'node:child_process';
import { readIfThere } from '../files/read-if-there.js';

/** Names in lower case and their values, in the order printed. */
export type SettingPairs = readonly (readonly [name: string, value: string])[];

export interface SshAnswer {
  readonly pairs: SettingPairs;
  /** Whether the same would be said of every other host, the host's own name aside. */
  readonly sameForAll: boolean;
}

/** `file` is read instead of the usual ones. `undefined` where there is no ssh. Throws what ssh complained of. */
export const askSsh = async (destination: string, file?: string): Promise<SshAnswer | undefined> => {
  const which = file === undefined ? [] : ['-F', file];
  // With -v it names the files that it reads.
  const answer = await run(['-v', '-G', ...which, '--', destination]);
  if (answer === undefined) return undefined;
  const remarks = answer.stderr.split(/\r?\n/);
  if (!answer.ok)
    throw new Error(
      remarks
        .filter((line) => !/^(debug\d|OpenSSH_)/.test(line))
        .join('\n')
        .trim(),
    );
  const read = remarks.flatMap((line) => /^debug1: Reading configuration data (.+)$/.exec(line)?.[1] ?? []);
  const texts = await Promise.all(read.map(readIfThere));
  return {
    pairs: answer.stdout.split('\n').map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space).toLowerCase(), line.slice(space + 1)];
    }),
    sameForAll: !texts.some((text) => text !== undefined && tellsHostsApart(text)),
  };
};

/** `Host` for some hosts, `Match` of anything, and whatever makes one name of another. */
const tellsHostsApart = (text: string): boolean =>
  /^[ \t]*(?:host(?![ \t]*[ \t=][ \t]*\*[ \t]*$)[ \t=]|match\b|hostname\b|canonicalize)/im.test(text);

interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[]): Promise<Ran | undefined> =>
  new Promise((resolve) => {
    const child = execFile('ssh', args, (error, stdout, stderr) => {
      resolve(error?.code === 'ENOENT' ? undefined : { ok: error === null, stdout, stderr });
    });
    child.stdin?.end();
  });
