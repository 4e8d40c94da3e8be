import type { Risk } from '../../runbook/types.js';
import type { Standing } from './standing.js';

/** A step of a fix and the hosts it is to run on. */
export interface FixStep {
  readonly id: string;
  readonly risk: Risk;
  readonly hosts: readonly string[];
}

export type Verdict =
  | {
      readonly kind: 'go';
      /** The steps in order, with those that keep a copy before the first one that destroys. */
      readonly steps: readonly FixStep[];
      /** Members that are given up; what they still hold is not counted on. */
      readonly givenUp: readonly string[];
      /** Members that are well and are not touched by what destroys. */
      readonly left: readonly string[];
      readonly majority: number;
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

export type Refusal =
  /** The members that are left would be no majority, or none of them would hold the data. */
  | {
      readonly kind: 'majority';
      readonly givenUp: readonly string[];
      readonly left: readonly string[];
      readonly majority: number;
      readonly known: number;
    }
  /** Nothing would keep a copy before. */
  | { readonly kind: 'no-safeguard' };

/**
 * Whether a fix may run. A member that a destroying step touches counts as lost, all of them at once; what is left and
 * well must be a majority of all that the cluster counts. So the only copy is never touched: one that is left holds it.
 */
export const guardFix = (
  steps: readonly FixStep[],
  safeguards: readonly Omit<FixStep, 'hosts'>[],
  { members, well, known }: Standing,
): Verdict => {
  const majority = Math.floor(known / 2) + 1;
  const first = steps.findIndex(({ risk }) => risk === 'destroys');
  const destroyed = steps.flatMap(({ risk, hosts }) => (risk === 'destroys' ? hosts : []));
  const givenUp = members.filter((member) => destroyed.includes(member));
  const left = well.filter((member) => !givenUp.includes(member));
  if (first < 0) return { kind: 'go', steps, givenUp, left, majority };
  if (left.length < majority) {
    return { kind: 'refused', why: { kind: 'majority', givenUp, left, majority, known } };
  }
  const [source] = left;
  if (safeguards.length === 0 || source === undefined)
    return { kind: 'refused', why: { kind: 'no-safeguard' } };
  const copies = safeguards.map((step): FixStep => ({ ...step, hosts: [source] }));
  return {
    kind: 'go',
    steps: [...steps.slice(0, first), ...copies, ...steps.slice(first)],
    givenUp,
    left,
    majority,
  };
};
