import { createExecution } from '../../../src/execute/create-execution.js';
import { initialState, type Records } from '../../../src/engine/initial-state.js';
import type { Execution, Wish } from '../../../src/execute/execution.js';
import { createSecretValues } from '../../../src/execute/secret-values.js';
import type { JobEnd } from '../../../src/execute/ports.js';
import type {
  Answers,
  Backstage,
  Created,
  KeptCertificate,
  Opened,
  OpenedFix,
  SessionSummary,
} from '../../../src/ui/ports.js';
import type { Examination } from '../../../src/ui/doctor/examination.js';
import { settingsFrom, type Settings } from '../../../src/ui/settings/settings.js';
import type { Plan } from '../../../src/plan/types.js';
import { createFakeHosts, type Asked } from './fake-hosts.js';
import { samplePlan, sampleRunbook } from './sample-plan.js';

export interface FakeOptions {
  readonly sessions?: readonly SessionSummary[];
  readonly settings?: Partial<Settings>;
  readonly certificates?: readonly KeptCertificate[];
  readonly records?: Records;
  /** Another plan than that of the sample. */
  readonly plan?: (sample: Plan) => Plan;
  /** How a job ends at once; `undefined` leaves it to the test. */
  readonly answer?: (asked: Asked) => JobEnd | undefined;
  /** Opens instead of the sample cluster. */
  readonly opens?: (execution: Execution) => Opened;
  readonly creates?: Created;
  readonly examines?: () => Examination;
  /** The steps of a fix that is opened. */
  readonly fixes?: readonly string[];
  /** What the record keeps of an output. */
  readonly kept?: Backstage['keptOutput'];
  /** The value of a secret, once somebody gave it. */
  readonly secret?: () => Promise<string | undefined>;
  readonly lab?: (onProgress: (line: string) => void) => Promise<Created>;
}

const done: JobEnd = { kind: 'exited', code: 0 };
const notSo: JobEnd = { kind: 'exited', code: 1 };

/** Checks say that it is not so yet; everything else succeeds. */
export const everythingWorks = ({ phase }: Asked): JobEnd => (phase === 'check' ? notSo : done);

/** A stage with the real engine behind it and hosts that only pretend. */
export const createFakeBackstage = (options: FakeOptions = {}) => {
  const runbook = sampleRunbook();
  const plan = (options.plan ?? ((sample) => sample))(samplePlan(runbook));
  const hosts = createFakeHosts(
    plan.hosts.map(({ name }) => name),
    options.answer ?? everythingWorks,
  );
  const wishes: Wish[] = [];
  const remembered: Partial<Settings>[] = [];
  const kept: Answers[] = [];
  const saved: { readonly name: string; readonly text: string }[] = [];
  let closed = 0;
  const real = createExecution(plan, initialState(plan, options.records ?? {}), {
    ...hosts.world,
    ...(options.secret && { secrets: createSecretValues(options.secret) }),
  });
  const execution: Execution = {
    ...real,
    send(wish) {
      wishes.push(wish);
      real.send(wish);
    },
    close() {
      closed += 1;
      return real.close();
    },
  };
  const fix: OpenedFix = {
    opened: { kind: 'opened', execution, warnings: [], recordFolder: '/tmp/record' },
    steps: options.fixes ?? [],
  };
  const backstage: Backstage = {
    book: () => runbook,
    answers: {},
    keepAnswers(answers) {
      kept.push(answers);
      return Promise.resolve();
    },
    settings: { ...settingsFrom({}, {}), ...options.settings },
    remember(change) {
      remembered.push(change);
      return Promise.resolve();
    },
    breakTour: () => Promise.resolve('/tmp/broken.yaml'),
    sessions: () => Promise.resolve(options.sessions ?? []),
    open: () =>
      Promise.resolve(
        options.opens?.(execution) ?? {
          kind: 'opened',
          execution,
          warnings: [],
          recordFolder: '/tmp/record',
        },
      ),
    keptOutput: options.kept ?? (() => Promise.resolve(undefined)),
    async saveOutput(name, lines) {
      let text = '';
      for await (const piece of lines) text += piece;
      saved.push({ name, text });
      return { kind: 'saved', path: `/home/me/${name}` };
    },
    certificates: () => Promise.resolve(options.certificates ?? []),
    examine: () =>
      Promise.resolve(
        options.examines?.() ?? {
          kind: 'examined',
          cluster: plan.cluster.name,
          findings: () => [],
          mended: () => undefined,
        },
      ),
    openFix: () => Promise.resolve(fix),
    openUndo: () => Promise.resolve({ ...fix, steps: fix.steps.toReversed() }),
    createCluster: () =>
      Promise.resolve(options.creates ?? { kind: 'created', clusterFile: '/tmp/lab.yaml' }),
    startLab: (onProgress) =>
      options.lab?.(onProgress) ?? Promise.resolve({ kind: 'created', clusterFile: '/tmp/lab.yaml' }),
  };
  return {
    backstage,
    execution,
    plan,
    runbook,
    hosts,
    wishes,
    remembered,
    kept,
    saved,
    timesClosed: () => closed,
  };
};
