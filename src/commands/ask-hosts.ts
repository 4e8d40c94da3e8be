import type { Host } from '../cluster/types.js';
import type { Silent } from '../doctor/diagnose.js';
import { collectScript } from '../doctor/evidence/collect-script.js';
import { readHost } from '../doctor/evidence/read-host.js';
import type { HostEvidence } from '../doctor/evidence/types.js';
import { ConnectError, toldOf, type Prompts, type Remote } from '../execute/ports.js';
import { saying, type Told } from '../words/saying.js';

export interface Answers {
  readonly answered: readonly HostEvidence[];
  readonly silent: readonly Silent[];
  /** What each of those who answered said, as it came. */
  readonly reports: readonly Report[];
}

interface Report {
  readonly host: string;
  readonly text: string;
}

interface Answer {
  readonly evidence: HostEvidence;
  readonly report: Report;
}

/** How long hosts are waited for, without the time that a person takes. */
export interface Deadlines {
  /** The longest that hosts are waited for while none has answered, and that a look at one may take. */
  readonly patienceMs: number;
  /** Once others have answered, whoever has said nothing yet has twice as long as those took, and at least this. */
  readonly graceMs: number;
  /** The most that it has beyond those, where they were slow themselves. */
  readonly extraMs: number;
  /**
   * Whoever has begun to answer is alive, and waited for until nothing more has come for so long. A broken member makes
   * its own host slow: what asks it gives up after 4 s at most (`collectScript`).
   */
  readonly quietMs: number;
}

export const usualDeadlines: Deadlines = { patienceMs: 15_000, graceMs: 2500, extraMs: 3000, quietMs: 6000 };

/** A recorded host is never dead. It answers from within this program, and is slow only where the program is. */
export const recordedDeadlines: Deadlines = {
  patienceMs: 60_000,
  graceMs: 60_000,
  extraMs: 60_000,
  quietMs: 60_000,
};

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

const tickMs = 50;

/**
 * Looks at all hosts side by side, once. A host that is much slower than the others, or dead, is left behind and said
 * so, so that it does not hold up what the others have to tell.
 */
export const askHosts = (
  hosts: readonly Host[],
  remotes: readonly Remote[],
  questionOpen: () => boolean,
  { patienceMs, graceMs, extraMs, quietMs }: Deadlines,
): Promise<Answers> =>
  new Promise((resolve) => {
    const results = new Map<Host, Answer | Silent>();
    const lastHeard = new Map<Host, number>();
    let waited = 0;
    let slowest: number | undefined;
    const lateAfter = (host: Host): number => {
      const heard = lastHeard.get(host);
      if (heard !== undefined) return heard + quietMs;
      if (slowest === undefined) return patienceMs;
      return Math.min(patienceMs, Math.max(graceMs, slowest + Math.min(slowest, extraMs)));
    };
    /** The first word on a host stands: what it says once it is left behind comes too late. */
    const settle = (host: Host, result: Answer | Silent): void => {
      if (results.has(host)) return;
      results.set(host, result);
      if (results.size < hosts.length) return;
      clearInterval(ticking);
      resolve(answersIn(hosts.flatMap((each) => results.get(each) ?? [])));
    };
    let last = performance.now();
    const ticking = setInterval(() => {
      const now = performance.now();
      // Time in which a person is asked something does not count, nor that in which the program was busy and heard
      // nobody: hosts have answered meanwhile, and are heard next.
      if (!questionOpen()) waited += Math.min(now - last, 2 * tickMs);
      last = now;
      const seconds = (waited / 1000).toFixed(1);
      for (const host of hosts)
        if (waited >= lateAfter(host))
          settle(host, { host: host.name, why: saying('refused.noAnswer', { seconds }) });
    }, tickMs);
    for (const [at, host] of hosts.entries()) {
      const remote = remotes[at];
      if (!remote) throw new Error(`no remote for ${host.name}`);
      const heard = (): void => void lastHeard.set(host, waited);
      ask(host, hosts, remote, patienceMs, heard).then(
        (result) => {
          if (!('why' in result)) slowest = Math.max(slowest ?? 0, waited);
          settle(host, result);
        },
        (error: unknown) => {
          settle(host, { host: host.name, why: whyOf(error) });
        },
      );
    }
  });

/** What happened; the host is said beside it. */
const whyOf = (error: unknown): Told => (error instanceof ConnectError ? error.said : toldOf(error));

const answersIn = (results: readonly (Answer | Silent)[]): Answers => ({
  answered: results.flatMap((result) => ('why' in result ? [] : [result.evidence])),
  silent: results.flatMap((result) => ('why' in result ? [result] : [])),
  reports: results.flatMap((result) => ('why' in result ? [] : [result.report])),
});

const ask = async (
  host: Host,
  hosts: readonly Host[],
  remote: Remote,
  patienceMs: number,
  heard: () => void,
): Promise<Answer | Silent> => {
  await remote.connect();
  let text = '';
  let answered: number | undefined;
  const asked = Date.now() / 1000;
  const script = collectScript(host, hosts);
  const job = { id: `doctor-${process.pid}-${Date.now().toString(36)}`, script, timeoutMs: patienceMs };
  const end = await remote.run(job, {
    output: (stream, part) => {
      heard();
      answered ??= Date.now() / 1000;
      if (stream === 'stdout') text += part;
    },
  }).end;
  // Half an answer is better than none, as long as the host said who it is.
  if (!text.includes('@unit etcd')) {
    const why =
      end.kind === 'unknown' ? end.why : saying('refused.endedEarly', { host: host.name, end: end.kind });
    return { host: host.name, why };
  }
  return {
    evidence: readHost(host, text, { asked, answered: answered ?? asked }),
    report: { host: host.name, text },
  };
};
