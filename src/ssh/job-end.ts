/** The words a job's stream ends with, as written by the host's shell. */
import type { JobEnd } from '../execute/ports.js';
import { saying, type Told } from '../words/saying.js';

export type Ending =
  | { readonly kind: 'ended'; readonly end: JobEnd }
  /** The job's supervisor went away unnoticed; its files tell more. */
  | { readonly kind: 'look-again' };

export interface EndContext {
  readonly host: string;
  readonly id: string;
  /** What the host printed with the end, such as the state of its disk. */
  readonly remark: string;
}

export const readEnding = (words: string, { host, id, remark }: EndContext): Ending => {
  const [kind = '', first = '', second = ''] = words.split(' ');
  const unknown = (why: Told): Ending => ({ kind: 'ended', end: { kind: 'unknown', why } });
  switch (kind) {
    case 'exited':
      return { kind: 'ended', end: { kind: 'exited', code: Number(first) } };
    case 'signalled':
      return { kind: 'ended', end: { kind: 'signalled', signal: first } };
    case 'stopped': {
      const by = first === 'timeout' || first === 'output' ? first : 'person';
      return { kind: 'ended', end: { kind: 'stopped', by, signal: second === 'KILL' ? 'KILL' : 'TERM' } };
    }
    case 'fell':
      return { kind: 'look-again' };
    case 'absent':
      return unknown(saying('ssh.job.absent', { host }));
    case 'unborn':
      return unknown(saying('ssh.job.unborn', { host }));
    case 'orphaned':
      return unknown(saying('ssh.job.orphaned', { host }));
    case 'rebooted': {
      const when = Number(first);
      if (!(when > 0)) return unknown(saying('ssh.job.rebooted', { host }));
      const time = new Date(when * 1000).toISOString().replace('.000Z', 'Z');
      return unknown(saying('ssh.job.rebootedAt', { host, time }));
    }
    case 'broken':
      return unknown(
        remark === ''
          ? saying('ssh.job.broken', { host, said: words.slice(kind.length + 1) })
          : saying('ssh.job.brokenDisk', { host, said: words.slice(kind.length + 1), df: remark }),
      );
    default:
      return unknown(saying('ssh.job.strange', { host, id, said: words }));
  }
};
