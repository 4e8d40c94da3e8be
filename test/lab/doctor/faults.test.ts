import { satisfies } from 'semver';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faults } from '../../../src/lab/break/faults.js';
import type { Fault } from '../../../src/lab/break/fault.js';
import { openPatient, type Found, type Patient } from './support/patient.js';

type Score = Readonly<
  Record<'etcd' | 'fault' | 'named first' | 'rank' | 'sure' | 'fixed' | 'data' | 'seconds', string>
>;

const victim = 'node01';

/**
 * One of each kind on one release; `npm run test:nightly` breaks every release in every way that is known, and
 * KUBEWALK_ETCD=3.4.23 chooses one.
 */
const quick = ['certificate-without-address', 'stopped', 'peer-port-dropped', 'data-wiped', 'swap-line'];
const all = process.env['KUBEWALK_ALL_FAULTS'] === '1';
const releases =
  process.env['KUBEWALK_ETCD']?.split(',') ?? (all ? ['3.5.16', '3.4.23', '3.3.25'] : ['3.5.16']);
const chosen = faults.filter(({ name }) => all || quick.includes(name));
const chapters = chosen.some(({ needs }) => needs === 'overlay')
  ? 'architecture,host-prep,etcd,docker,flannel'
  : 'host-prep,etcd';

const scores: Score[] = [];
let falseAlarms = 0;

afterAll(() => {
  console.table(scores);
  const count = (key: keyof Score, value: string): number =>
    scores.filter((score) => score[key] === value).length;
  console.log(
    `${scores.length} faults injected, ${count('named first', 'yes')} causes named first, ${count('fixed', 'yes')} fixed by the program, ` +
      `${count('fixed', 'by hand')} to be mended by hand, ${count('fixed', 'refused')} refused by the guard, ` +
      `${count('data', 'kept')} times all data kept, ${falseAlarms} false alarms`,
  );
});

describe.each(releases)('the doctor on a real cluster of etcd %s', (etcd) => {
  let patient: Patient;

  beforeAll(async () => {
    patient = await openPatient('doctor', etcd, chapters);
  }, 600_000);
  afterAll(() => patient.practice.remove());

  const name = (): readonly string[] => ['--name', patient.practice.lab.spec.name];

  it('finds nothing on a healthy cluster', async () => {
    falseAlarms += 1;
    await patient.expectWell();
    falseAlarms -= 1;
  });

  /** What etcd says of it may take some seconds to be said. */
  const namedFirst = async (fault: Fault): Promise<Found> => {
    let named: Found | undefined;
    await vi.waitFor(
      async () => {
        const { exitCode, findings, tail } = await patient.examine();
        const [first] = findings;
        expect(exitCode, tail).toBe(4);
        expect([fault.trouble, ...(fault.onceReplaced ?? [])], tail).toContain(first?.id);
        if (fault.elsewhere !== true) expect(first?.hosts, tail).toContain(victim);
        named = first;
      },
      { timeout: 40_000, interval: 500 },
    );
    if (named === undefined) throw new Error('nothing was named');
    return named;
  };

  /** Mends what is named first until nothing is found; a fault can hide another trouble behind it. */
  const mendAll = async (fault: Fault, first: Found): Promise<string> => {
    if (fault.refused === true) {
      const { exitCode, tail } = await patient.mend(first.id);
      expect(exitCode, tail).toBe(4);
      return 'refused';
    }
    if (first.fix === null) return 'by hand';
    let seen = '';
    for (let found: readonly Found[] = [first], round = 0; found.length > 0; round += 1) {
      expect(round, seen).toBeLessThan(3);
      const { exitCode, tail } = await patient.mend(found[0]?.id ?? '');
      seen += tail;
      expect([0, 4], seen).toContain(exitCode);
      found = (await patient.examine()).findings;
    }
    await patient.expectWell();
    return 'yes';
  };

  const fitting = chosen.filter(({ etcd: only }) => only === undefined || satisfies(etcd, only));
  it.each(fitting.map((fault) => [fault.name, fault] as const))(
    'names the cause of %s first and mends it, and no key is lost',
    async (_, fault) => {
      const began = performance.now();
      const score: Record<keyof Score, string> = {
        etcd,
        fault: fault.name,
        'named first': 'no',
        rank: '',
        sure: '',
        fixed: 'no',
        data: '',
        seconds: '',
      };
      scores.push(score);
      const broken = await patient.kubewalk('lab', 'break', fault.name, '--host', victim, ...name());
      expect(broken.exitCode, broken.tail).toBe(0);
      try {
        const first = await namedFirst(fault);
        Object.assign(score, { 'named first': 'yes', rank: String(first.rank), sure: first.confidence });
        score.fixed = await mendAll(fault, first);
      } finally {
        const repaired = await patient.kubewalk('lab', 'repair', ...name());
        expect(repaired.exitCode, repaired.tail).toBe(0);
      }
      await patient.expectWell();
      score.data = 'kept';
      score.seconds = ((performance.now() - began) / 1000).toFixed(1);
    },
    // A busy machine takes its time, and what is not repaired spoils every fault after it.
    600_000,
  );
});
