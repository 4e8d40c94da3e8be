import type { HostWork, PlannedStep, Script } from '../../plan/types.js';
import { shown } from '../../plan/script.js';
import type { Step } from '../../runbook/types.js';

export interface CodeBlock {
  readonly kind: 'check' | 'run' | 'verify' | 'undo';
  readonly code: string;
}

export interface FileShown {
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly content: string;
}

export interface ReleaseShown {
  readonly file: string;
  readonly path: string;
  readonly from?: string;
}

export interface CertificateShown {
  readonly name: string;
  readonly to: string;
  readonly names: readonly string[];
  readonly days: number;
}

/** What a step does, ready to be shown: as planned for one host, or as the author wrote it. */
export interface StepBody {
  readonly before: readonly CodeBlock[];
  readonly certificates: readonly CertificateShown[];
  readonly releases: readonly ReleaseShown[];
  readonly files: readonly FileShown[];
  readonly after: readonly CodeBlock[];
}

const block = (kind: CodeBlock['kind'], code: string | undefined): readonly CodeBlock[] =>
  code === undefined ? [] : [{ kind, code: code.replace(/\n+$/, '') }];

const filled = (script: Script | undefined): string | undefined =>
  script === undefined ? undefined : shown(script);

export const plannedBody = (work: HostWork, editedRun: Script | undefined): StepBody => {
  const run = editedRun ?? work.run;
  return {
    before: block('check', filled(work.check)),
    certificates: work.certificates.map(({ name, to, dns, ips, days }) => ({
      name,
      to,
      days,
      names: [...dns, ...ips],
    })),
    releases: work.artifacts.map(({ file, path, url }) => ({ file, path, from: url })),
    files: work.files,
    after: [
      ...block('run', filled(run)),
      ...block('verify', filled(work.verify)),
      ...block('undo', filled(work.undo)),
    ],
  };
};

export const writtenBody = (step: Step): StepBody => ({
  before: block('check', step.check?.code),
  certificates: step.certificates.map(({ name, to, dns, ips, days }) => ({
    name,
    to,
    days,
    names: [...dns, ...ips],
  })),
  releases: step.artifacts.map(({ artifact, path }) => ({ file: artifact, path })),
  files: step.files.map(({ path, mode, owner, template }) => ({
    path,
    mode,
    owner,
    content: `# ${template}`,
  })),
  after: [
    ...block('run', step.run?.code),
    ...block('verify', step.verify?.code),
    ...block('undo', step.undo?.code),
  ],
});

/** The explained fragment as it stands in the code of this host. */
export const shownFragment = (fragment: string, work: HostWork | undefined): string => {
  const scripts = [work?.check, work?.run, work?.verify, work?.undo];
  const variables = scripts.reduce<Script['variables']>(
    (all, script) => ({ ...all, ...script?.variables }),
    {},
  );
  return shown({ code: fragment, variables });
};

export const workOn = (step: PlannedStep, host: number): HostWork | undefined =>
  step.work[Math.min(host, step.work.length - 1)];
