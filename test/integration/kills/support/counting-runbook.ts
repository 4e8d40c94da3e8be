/** A runbook whose steps count on the host how often they were begun and ended. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface CountingStep {
  readonly id: string;
  readonly strategy?: 'parallel' | 'serial' | 'together' | 'once';
  /** Between the two lines that are counted. */
  readonly work?: string;
  /** What its check and verify look for is only there so many seconds after it ended. */
  readonly lateBy?: number;
}

const steps: readonly CountingStep[] = [
  { id: 'quick' },
  { id: 'slow', work: 'sleep 0.15' },
  { id: 'serial', strategy: 'serial', work: 'sleep 0.05' },
  { id: 'late', lateBy: 0.3 },
  { id: 'talkative', work: 'for i in 1 2 3 4 5; do seq 1 300; sleep 0.02; done' },
  { id: 'together', strategy: 'together', work: 'sleep 0.05', lateBy: 0.1 },
  { id: 'once', strategy: 'once', work: 'sleep 0.1' },
  { id: 'last' },
];

export const stepIds: readonly string[] = steps.map(({ id }) => id);

/** `counts` is where the steps count, on each host. Returns the runbook's folder. */
export const writeCountingRunbook = async (folder: string, counts: string): Promise<string> => {
  const runbook = join(folder, 'runbooks/kills');
  await mkdir(runbook, { recursive: true });
  await writeFile(join(runbook, 'README.md'), frontPage);
  await writeFile(
    join(runbook, 'count.md'),
    ['# Counting', ...steps.map((step) => section(step, counts))].join('\n\n'),
  );
  return runbook;
};

const frontPage = `---
runbook: kills
roles: [all]
chapters: [count]
profiles:
  current:
    about: The only one.
---

# Steps that count

Every step leaves one line behind when its \`run\` begins and one when it ends.
`;

const fence = (info: string, body: string): string => `\`\`\`${info}\n${body}\n\`\`\``;

const section = ({ id, strategy = 'parallel', work = ':', lateBy }: CountingStep, counts: string): string => {
  const done = `${counts}/${id}.done`;
  const mark =
    lateBy === undefined
      ? `touch ${done}`
      : `(sleep ${String(lateBy)}; touch ${done}) </dev/null >/dev/null 2>&1 &`;
  return [
    `## Step ${id} {#${id}}`,
    fence(
      'yaml step',
      `on: all\nrisk: changes\nstrategy: ${strategy}\nno-undo: The test throws the host away.`,
    ),
    fence('sh check', `test -e ${done}`),
    fence(
      'sh run',
      [`mkdir -p ${counts}`, `echo begun >>${counts}/${id}`, work, `echo ended >>${counts}/${id}`, mark].join(
        '\n',
      ),
    ),
    fence('sh verify', `test -e ${done}`),
  ].join('\n\n');
};
