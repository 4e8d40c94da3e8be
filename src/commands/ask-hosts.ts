import { setTimeout as delay } from 'node:timers/promises';
import type { Host } from '../cluster/types.js';
import type { Silent } from '../doctor/diagnose.js';
import { collectScript } from '../doctor/evidence/collect-script.js';
import { readHost } from '../doctor/evidence/read-host.js';
import type { HostEvidence } from '../doctor/evidence/types.js';
import type { Prompts, Remote } from '../execute/ports.js';

export interface Answers {
  readonly answered: readonly HostEvidence[];
  readonly silent: readonly Silent[];
}

/** How long one host may take to let us in and to answer, without the time that a person takes. */
const patienceMs = 10_000;

/** Prompts that know whether a question is open, so that nobody is hurried. */
export const countQuestions = (prompts: Prompts): Prompts & { readonly open: () => boolean } => {
  let open = 0;
  const counted = async <T>(ask: () => Promise<T>): Promise<T> => {
    open += 1;
    try {
      return await ask();
    } finally {
      open -= 1;
    }
  };
  return {
    acceptHostKey: (question) => counted(() => prompts.acceptHostKey(question)),
    secret: (question) => counted(() => prompts.secret(question)),
    open: () => open > 0,
  };
};

/** Looks at all hosts side by side, once. A host that is slow or dead is left behind and said so. */
export const askHosts = async (
  hosts: readonly Host[],
  remotes: readonly Remote[],
  questionOpen: () => boolean,
): Promise<Answers> => {
  const results = await Promise.all(
    hosts.map(async (host, at): Promise<HostEvidence | Silent> => {
      const remote = remotes[at];
      if (!remote) throw new Error(`no remote for ${host.name}`);
      const ended = new AbortController();
      try {
        return await Promise.race([ask(host, hosts, remote), tooLong(host, questionOpen, ended.signal)]);
      } catch (error) {
        return { host: host.name, why: error instanceof Error ? error.message : String(error) };
      } finally {
        ended.abort();
      }
    }),
  );
  return {
    answered: results.flatMap((result) => ('why' in result ? [] : [result])),
    silent: results.flatMap((result) => ('why' in result ? [result] : [])),
  };
};

const ask = async (host: Host, hosts: readonly Host[], remote: Remote): Promise<HostEvidence | Silent> => {
  await remote.connect();
  let text = '';
  let answered: number | undefined;
  const asked = Date.now() / 1000;
  const script = collectScript(host, hosts);
  const job = { id: `doctor-${process.pid}-${Date.now().toString(36)}`, script, timeoutMs: patienceMs };
  const end = await remote.run(job, {
    output: (stream, part) => {
      answered ??= Date.now() / 1000;
      if (stream === 'stdout') text += part;
    },
  }).end;
  // Half an answer is better than none, as long as the host said who it is.
  if (!text.includes('@unit etcd')) {
    const why = end.kind === 'unknown' ? end.why : `the look at ${host.name} ended early (${end.kind})`;
    return { host: host.name, why };
  }
  return readHost(host, text, { asked, answered: answered ?? asked });
};

const tooLong = async (host: Host, questionOpen: () => boolean, signal: AbortSignal): Promise<Silent> => {
  for (let waited = 0; waited < patienceMs; waited += questionOpen() ? 0 : 100) {
    await delay(100, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
  }
  return { host: host.name, why: `${host.name} did not answer within ${patienceMs / 1000} seconds` };
};
