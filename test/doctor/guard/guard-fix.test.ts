import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFix, type FixStep } from '../../../src/doctor/guard/guard-fix.js';
import type { Standing } from '../../../src/doctor/guard/standing.js';

const safeguards = [{ id: 'keep-snapshot', risk: 'changes' }] as const;

/** Any cluster of up to seven members, of which some are well, and which may count more than we know of. */
const standings: fc.Arbitrary<Standing> = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const members = Array.from({ length: count }, (_, at) => `host${at}`);
  return fc.record({
    members: fc.constant(members),
    well: fc.subarray(members),
    known: fc.integer({ min: count, max: count + 2 }),
  });
});

const cases = standings.chain((standing) =>
  fc.record({
    standing: fc.constant(standing),
    steps: fc.array(
      fc.record<FixStep>({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        risk: fc.constantFrom('reads', 'changes', 'destroys'),
        hosts: fc.subarray([...standing.members]),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);

const destroyedIn = (steps: readonly FixStep[]): readonly string[] =>
  steps.flatMap(({ risk, hosts }) => (risk === 'destroys' ? hosts : []));

describe('the guard of a fix', () => {
  it('lets nothing destroy where the members left and well are no majority of all that are counted', () => {
    fc.assert(
      fc.property(cases, ({ standing, steps }) => {
        const verdict = guardFix(steps, safeguards, standing);
        if (verdict.kind !== 'go' || steps.every(({ risk }) => risk !== 'destroys')) return;
        const left = standing.well.filter((member) => !destroyedIn(steps).includes(member));
        expect(left.length * 2).toBeGreaterThan(standing.known);
      }),
    );
  });

  it('never touches the only copy', () => {
    fc.assert(
      fc.property(cases, ({ standing, steps }) => {
        const destroyed = destroyedIn(steps);
        fc.pre(destroyed.length > 0 && standing.well.every((member) => destroyed.includes(member)));
        expect(guardFix(steps, safeguards, standing).kind).toBe('refused');
      }),
    );
  });

  it('keeps a copy from a member that is well and stays, before the first step that destroys', () => {
    fc.assert(
      fc.property(cases, ({ standing, steps }) => {
        const verdict = guardFix(steps, safeguards, standing);
        if (verdict.kind !== 'go' || steps.every(({ risk }) => risk !== 'destroys')) return;
        const first = verdict.steps.findIndex(({ risk }) => risk === 'destroys');
        const copy = verdict.steps[first - 1];
        expect(copy?.id).toBe('keep-snapshot');
        expect(copy?.hosts).toHaveLength(1);
        expect(standing.well).toEqual(expect.arrayContaining([...(copy?.hosts ?? [])]));
        expect(destroyedIn(steps)).not.toContain(copy?.hosts[0]);
      }),
    );
  });

  it('refuses what destroys when nothing keeps a copy', () => {
    fc.assert(
      fc.property(cases, ({ standing, steps }) => {
        fc.pre(steps.some(({ risk }) => risk === 'destroys'));
        expect(guardFix(steps, [], standing).kind).toBe('refused');
      }),
    );
  });

  it('changes neither the order nor the hosts of the steps, and leaves out none', () => {
    fc.assert(
      fc.property(cases, ({ standing, steps }) => {
        const verdict = guardFix(steps, safeguards, standing);
        if (verdict.kind === 'go')
          expect(verdict.steps.filter((step) => steps.includes(step))).toEqual(steps);
      }),
    );
  });

  it('has nothing against steps that only change something', () => {
    fc.assert(
      fc.property(cases, ({ standing, steps }) => {
        fc.pre(steps.every(({ risk }) => risk !== 'destroys'));
        expect(guardFix(steps, [], standing)).toMatchObject({ kind: 'go', steps });
      }),
    );
  });
});
