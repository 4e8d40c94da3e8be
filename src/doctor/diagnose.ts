import type { Told } from '../words/saying.js';
import type { LogLine } from './evidence/log-line.js';
import type { HostEvidence, UnitName } from './evidence/types.js';
import type { Fact, FactName } from './facts/fact.js';
import { findFacts } from './facts/find-facts.js';
import type { Confidence, Evidence, Finding, Fix } from './finding.js';
import type { Handbook } from './handbook.js';
import { recentLines } from './recent-lines.js';
import { speaksOf, type Signature } from './signature.js';
import { orders, type Clause, type Trouble } from './trouble.js';

/** Lines of one place, and what is known of it. */
interface Log {
  readonly host?: string;
  readonly version?: string;
  readonly lines: readonly LogLine[];
}

/**
 * Signs that something does not work. Without any of them words prove nothing: the log of a healthy member tells of
 * strangers who knocked, and of troubles that are over.
 */
const symptoms: readonly FactName[] = [
  'host.silent',
  'unit.crashes',
  'unit.not-active',
  'member.no-leader',
  'quorum.lost',
  'peer.no-answer',
  'peer.refused',
];

/** A host that could not be asked. */
export interface Silent {
  readonly host: string;
  readonly why: Told;
}

/** What is wrong with these hosts, the likeliest cause first. */
export const diagnose = (
  handbook: Handbook,
  hosts: readonly HostEvidence[],
  silent: readonly Silent[] = [],
): readonly Finding[] => {
  const facts = [
    ...silent.map(({ host, why }): Fact => ({ name: 'host.silent', host, seen: why })),
    ...findFacts(hosts),
  ];
  const units: readonly UnitName[] = ['etcd', 'flanneld', 'docker'];
  const logs = hosts.map((host): Log => ({
    host: host.host,
    ...(host.version !== undefined && { version: host.version }),
    lines: units.flatMap((unit) => recentLines(host, unit)),
  }));
  const ailing = facts.some(({ name }) => symptoms.includes(name));
  const findings = conclude(handbook, facts, logs, ailing ? 'possible' : undefined);
  return findings.length > 0 ? findings : unexplained(facts, logs);
};

/** What a pasted log speaks of. No host was asked, so that words are all there is. */
export const diagnoseLog = (handbook: Handbook, lines: readonly LogLine[]): readonly Finding[] =>
  conclude(handbook, [], [{ lines }], 'likely');

const conclude = (
  handbook: Handbook,
  facts: readonly Fact[],
  logs: readonly Log[],
  byWords: Confidence | undefined,
): readonly Finding[] => {
  const seen = handbook.troubles.flatMap((trouble) => judge(trouble, facts, logs, byWords) ?? []);
  const certain = new Set(
    seen.filter(({ confidence }) => confidence === 'certain').map(({ trouble }) => trouble.id),
  );
  return seen
    .filter(({ trouble }) => !trouble.yieldsTo.some((id) => certain.has(id)))
    .toSorted(
      (a, b) =>
        confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
        orders.indexOf(a.trouble.order) - orders.indexOf(b.trouble.order) ||
        b.weight - a.weight,
    )
    .map(({ trouble, confidence, hosts, evidence }, at): Finding => ({
      id: trouble.id,
      title: trouble.title,
      rank: at + 1,
      confidence,
      hosts,
      evidence,
      fix: fixOf(trouble, handbook),
      ...(trouble.byHand !== undefined && { byHand: trouble.byHand }),
    }));
};

const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

interface Judgement {
  readonly trouble: Trouble;
  readonly confidence: Confidence;
  readonly hosts: readonly string[];
  readonly evidence: readonly Evidence[];
  /** How much speaks for it, among causes of the same order. */
  readonly weight: number;
}

const judge = (
  trouble: Trouble,
  facts: readonly Fact[],
  logs: readonly Log[],
  byWords: Confidence | undefined,
): Judgement | undefined => {
  if (facts.some(({ name }) => trouble.ruledOutBy.includes(name))) return undefined;
  const proving = confirming(trouble.confirmedBy, facts);
  const words = hits(trouble.signatures, logs);
  const speaking = words.filter(({ signature }) => byWords !== undefined && signature.weight !== 'supports');
  const proof = speaking.filter(({ signature }) => signature.weight === 'proves');
  if (proving.length === 0 && speaking.length === 0) return undefined;
  const grounds = proving.length > 0 ? proving : proof.length > 0 ? proof : speaking;
  const evidence: readonly Evidence[] = [
    ...proving.map(({ host, name, seen }) => ({ host, fact: name, seen })),
    ...fewOfEach(words).map(({ host, line }) => ({ ...(host !== undefined && { host }), seen: line.text })),
  ];
  return {
    trouble,
    confidence: proving.length > 0 || proof.length > 0 || byWords === undefined ? 'certain' : byWords,
    hosts: [...new Set(grounds.flatMap(({ host }) => host ?? []))],
    evidence,
    weight:
      proving.length + (proof.length > 0 ? 1 : 0) + new Set(words.map(({ signature }) => signature)).size,
  };
};

/** The facts of every clause that holds: all its facts on one host. */
const confirming = (clauses: readonly Clause[], facts: readonly Fact[]): readonly Fact[] => {
  const hosts = [...new Set(facts.map(({ host }) => host))];
  const held = clauses.flatMap((clause) =>
    hosts.flatMap((host) => {
      const own = facts.filter((fact) => fact.host === host && clause.includes(fact.name));
      return clause.every((name) => own.some((fact) => fact.name === name)) ? own : [];
    }),
  );
  return [...new Set(held)];
};

interface Hit {
  readonly host?: string;
  readonly signature: Signature;
  readonly line: LogLine;
}

const hits = (signatures: readonly Signature[], logs: readonly Log[]): readonly Hit[] =>
  logs.flatMap(({ host, version, lines }) =>
    lines.flatMap((line) => {
      const signature = signatures.find((each) => speaksOf(each, line, version));
      return signature ? [{ ...(host !== undefined && { host }), signature, line }] : [];
    }),
  );

/** The newest line for each signature on each host: more of the same proves no more. */
const fewOfEach = (all: readonly Hit[]): readonly Hit[] =>
  all.filter(
    ({ host, signature }, at) =>
      all.findLastIndex((other) => other.host === host && other.signature === signature) === at,
  );

const fixOf = ({ fix }: Trouble, { steps }: Handbook): Fix | null => {
  const found = fix.flatMap((id) => steps.get(id) ?? []);
  return found.length === 0 ? null : { steps: found.map(({ id, title, risk }) => ({ id, title, risk })) };
};

/** Something does not run, and nothing that is known explains it: said so, with the last words that were heard. */
const unexplained = (facts: readonly Fact[], logs: readonly Log[]): readonly Finding[] => {
  const ills = facts.filter(({ name }) => symptoms.includes(name));
  if (ills.length === 0) return [];
  const hosts = [...new Set(ills.map(({ host }) => host))];
  const words = logs
    .filter(({ host }) => host !== undefined && hosts.includes(host))
    .flatMap(({ host, lines }) =>
      lines.slice(-5).map(({ text }) => ({ ...(host !== undefined && { host }), seen: text })),
    );
  return [
    {
      id: 'unexplained',
      title: 'Something is wrong, and no known trouble explains it',
      rank: 1,
      confidence: 'possible',
      hosts,
      evidence: [...ills.map(({ host, name, seen }) => ({ host, fact: name, seen })), ...words],
      fix: null,
    },
  ];
};
