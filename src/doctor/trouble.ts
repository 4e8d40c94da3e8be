import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Chapter } from '../runbook/types.js';
import type { Place } from '../source/problem.js';
import type { FactName } from './facts/fact.js';
import type { Signature } from './signature.js';

/**
 * The order in which causes are looked for: what stands earlier explains what stands later. The last two are beside
 * etcd, not under it.
 */
export const orders = [
  'process',
  'configuration',
  'clock',
  'certificates',
  'identity',
  'storage',
  'network',
  'quorum',
  'overlay',
  'host',
] as const;

export type Order = (typeof orders)[number];

/** Facts of one host that together prove something. */
export type Clause = readonly FactName[];

/** One cause and all that is known of it: a markdown file. */
export interface Trouble {
  readonly id: string;
  readonly title: string;
  readonly order: Order;
  /** Why its words have not been produced for real; absent when they have. */
  readonly notReproduced?: string;
  readonly signatures: readonly Signature[];
  /** Any of these proves it. */
  readonly confirmedBy: readonly Clause[];
  /** Any of these, on any host, says that it is something else. */
  readonly ruledOutBy: readonly FactName[];
  /** Troubles that explain this one, when they are certain. */
  readonly yieldsTo: readonly string[];
  /** Ids of the steps that mend it, in order: its own, those that troubles share, or steps of the runbook. */
  readonly fix: readonly string[];
  /** Where they run: on the hosts where it was found, or on all hosts that they are for. */
  readonly fixOn: 'found' | 'all';
  /** Why no steps mend it by themselves; absent where some do. */
  readonly byHand?: string;
  /** What it is and why, for people. */
  readonly prose: readonly RootContent[];
  /** The whole file as a chapter. */
  readonly chapter: Chapter;
  readonly place: Place;
}

/** What a trouble's page tells people; its front matter says when the trouble is at hand. */
type Telling = Pick<Trouble, 'title' | 'byHand' | 'prose' | 'chapter'>;

export const tellingOf = (chapter: Chapter): Telling => {
  const byHand = chapter.sections.find(({ id }) => id === `${chapter.id}-by-hand`);
  return {
    title: chapter.title,
    ...(byHand && { byHand: byHand.prose.map((node) => toString(node).replaceAll('\n', ' ')).join(' ') }),
    prose: chapter.intro,
    chapter,
  };
};
