import { hash } from 'node:crypto';
import * as z from 'zod';
import type { Host } from '../cluster/types.js';
import type { CertificateBlock, FileBlock, Runbook, ShellBlock, Step } from '../runbook/types.js';
import type { Place, Problem } from '../source/problem.js';
import { renderTemplate } from '../source/template.js';
import { saying } from '../words/saying.js';
import type { HostValues } from './host-values.js';
import { scriptOf } from './script.js';
import type { HostWork, PlannedArtifact, PlannedCertificate, PlannedFile, Script } from './types.js';

/** Templates by path relative to `assets/`. */
export type Assets = ReadonlyMap<string, string>;

export interface PlannedWork {
  readonly work: HostWork;
  readonly problems: readonly Problem[];
}

/** What a step is on one host, with everything filled in. */
export const planWork = (
  step: Step,
  runbook: Runbook,
  host: Host,
  values: HostValues,
  assets: Assets,
): PlannedWork => {
  const problems: Problem[] = [];
  const fill: Fill = (template, where) => {
    const rendered = renderTemplate(template, values.context);
    if (rendered.ok) return rendered.text;
    const { message, line, column } = rendered.fault;
    const place = 'line' in where ? where : { ...where, line, column };
    problems.push({ ...place, message: saying('runbook.templateFor', { host: host.name, said: message }) });
    return '';
  };
  const script = (block: ShellBlock | undefined): Script | undefined =>
    block && scriptOf(block, values.shell);
  const [check, run, verify, undo] = [step.check, step.run, step.verify, step.undo].map(script);
  const parts = {
    ...(check && { check }),
    ...(run && { run }),
    ...(verify && { verify }),
    ...(undo && { undo }),
    files: step.files.map((block) => planFile(block, assets, fill)),
    artifacts: step.artifacts.map((block) =>
      planArtifact(block.artifact, block.path, block.place, runbook, fill),
    ),
    certificates: step.certificates.map((block) => planCertificate(block, fill, problems)),
  };
  return { work: { host: host.name, ...parts, hash: hashOf(parts) }, problems };
};

/** `where` a template stands: a place in the runbook, or a file that is one template. */
type Fill = (template: string, where: Place | { readonly file: string }) => string;

const planFile = (
  { template, path, mode, owner, place }: FileBlock,
  assets: Assets,
  fill: Fill,
): PlannedFile => ({
  path: fill(path, place),
  content: fill(assets.get(template) ?? '', { file: `assets/${template}` }),
  mode,
  owner,
});

const planArtifact = (
  name: string,
  path: string,
  place: Place,
  runbook: Runbook,
  fill: Fill,
): PlannedArtifact => {
  const source = runbook.artifacts.find((artifact) => artifact.name === name);
  const file = fill(source?.file ?? '', place);
  const sha256 = source?.sha256[file];
  return {
    name,
    file,
    url: fill(source?.url ?? '', place),
    ...(source?.sums !== undefined && { sums: fill(source.sums, place) }),
    ...(sha256 !== undefined && { sha256 }),
    path: fill(path, place),
  };
};

const ipAddress = z.union([z.ipv4(), z.ipv6()]);

const planCertificate = (block: CertificateBlock, fill: Fill, problems: Problem[]): PlannedCertificate => {
  const { ca, name, usages, days, owner, place } = block;
  const ips = block.ips.map((template) => fill(template, place));
  for (const ip of ips.filter((each) => !ipAddress.safeParse(each).success)) {
    problems.push({ ...place, message: saying('runbook.noIp', { ip }), hint: saying('runbook.noIpHint') });
  }
  return {
    ca,
    name,
    commonName: fill(block.commonName, place),
    usages,
    dns: [...new Set(block.dns.map((template) => fill(template, place)))],
    ips: [...new Set(ips)],
    days,
    to: fill(block.to, place),
    owner,
  };
};

const hashOf = (parts: object): string => hash('sha256', JSON.stringify(parts)).slice(0, 16);
