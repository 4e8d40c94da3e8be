/** The words a job's stream ends with, as written by the host's shell. */
import type { JobEnd } from '../execute/ports.js';

export type Ending =
  | { readonly kind: 'ended'; readonly end: JobEnd }
  /** The job's supervisor went away unnoticed; its folder tells more. */
  | { readonly kind: 'look-again' };

export interface EndContext {
  readonly host: string;
  readonly id: string;
  /** What the host printed with the end, such as the state of its disk. */
  readonly remark: string;
}

export const readEnding = (words: string, { host, id, remark }: EndContext): Ending => {
  const [kind = '', first = '', second = ''] = words.split(' ');
  const unknown = (why: string): Ending => ({ kind: 'ended', end: { kind: 'unknown', why } });
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
      return unknown(`there is no such job on ${host}: it never started or was cleaned up`);
    case 'unborn':
      return unknown(`the job was prepared on ${host} but never started`);
    case 'orphaned':
      return unknown(`whatever watched over the job on ${host} was killed; how the job ended is not known`);
    case 'rebooted': {
      const when = Number(first);
      const at = when > 0 ? ` at ${new Date(when * 1000).toISOString().replace('.000Z', 'Z')}` : '';
      return unknown(`${host} rebooted${at} before the job ended`);
    }
    case 'broken':
      return unknown(
        `the job never started: ${host} could not keep its folder (${words.slice(kind.length + 1)}${remark === '' ? '' : `; df: ${remark}`})`,
      );
    default:
      return unknown(`${host} ended job ${id} in words that are not understood: ${words}`);
  }
};
