import type { HostWork, Plan, PlannedFile, PlannedStep, Script } from '../../src/plan/types.js';

/** Small plans for tests of what comes after planning. */

export const script = (code: string): Script => ({ code, variables: {} });

export const hostFile: PlannedFile = { path: '/etc/x', content: 'x\n', mode: '0644', owner: 'root' };

export interface StepDraft extends Partial<Omit<PlannedStep, 'work' | 'chapter'>> {
  readonly on?: readonly string[];
  /** Which blocks the step has; all four when absent. */
  readonly blocks?: readonly ('check' | 'run' | 'verify' | 'undo' | 'file')[];
  readonly hash?: string;
}

const workOf = (
  host: string,
  id: string,
  blocks: NonNullable<StepDraft['blocks']>,
  hash: string,
): HostWork => ({
  host,
  ...(blocks.includes('check') && { check: script(`${id} check`) }),
  ...(blocks.includes('run') && { run: script(`${id} run`) }),
  ...(blocks.includes('verify') && { verify: script(`${id} verify`) }),
  ...(blocks.includes('undo') && { undo: script(`${id} undo`) }),
  files: blocks.includes('file') ? [hostFile] : [],
  artifacts: [],
  certificates: [],
  hash,
});

const stepOf = (draft: StepDraft, chapter: string, index: number, hosts: readonly string[]): PlannedStep => {
  const { on = hosts, blocks = ['check', 'run', 'verify', 'undo'], hash = 'h1', ...rest } = draft;
  const id = rest.id ?? `s${String(index + 1)}`;
  return {
    title: `Step ${id}`,
    risk: 'changes',
    strategy: 'parallel',
    timeoutMs: 60_000,
    when: {},
    explanations: [],
    outputs: [],
    ...rest,
    id,
    chapter,
    work: on.map((host) => workOf(host, id, blocks, hash)),
  };
};

/** One chapter with these steps, on these hosts. */
export const planOf = (drafts: readonly StepDraft[], hosts: readonly string[] = ['a', 'b', 'c']): Plan => ({
  runbook: { id: 'sample', title: 'Sample' },
  cluster: { name: 'lab', file: '/tmp/lab.yaml' },
  profile: 'current',
  secrets: [],
  hosts: hosts.map((name, i) => ({
    name,
    address: `10.0.0.${String(i + 1)}`,
    roles: ['node'],
    ssh: { acceptNew: false },
  })),
  values: Object.fromEntries(hosts.map((host) => [host, { HOST_NAME: host }])),
  chapters: [
    {
      id: 'first',
      title: 'First',
      needs: [],
      steps: drafts.map((draft, i) => stepOf(draft, 'first', i, hosts)),
    },
  ],
});
