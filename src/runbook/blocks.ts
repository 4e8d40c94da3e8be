import * as z from 'zod';
import { should } from '../source/describe-issue.js';
import type { Checked, Problem } from '../source/problem.js';
import { readYaml, type YamlSource } from '../source/yaml.js';
import { saying } from '../words/saying.js';
import { mode, oneOrMore } from './schema-parts.js';
import type { ArtifactBlock, CertificateBlock, Explanation, FileBlock } from './types.js';

const owner = z
  .string()
  .regex(/^[a-z_][a-z0-9_-]*$/, should('schema.user'))
  .default('root');
const absolute = z.string().regex(/^\//, should('schema.absolute'));

const file = z.strictObject({
  template: z.string().min(1),
  path: absolute,
  mode: mode.default('0644'),
  owner,
});

const artifact = z.strictObject({ artifact: z.string().min(1), path: absolute });

const certificate = z.strictObject({
  ca: z.string().regex(/^[a-z0-9-]+$/, should('schema.lowerCase')),
  name: z.string().regex(/^[a-z0-9-]+$/, should('schema.lowerCase')),
  commonName: z.string().min(1),
  usages: z.array(z.enum(['server', 'client'])).min(1),
  dns: oneOrMore.default([]),
  ips: oneOrMore.default([]),
  days: z
    .string()
    .regex(/^[1-9]\d*$/, should('schema.days'))
    .transform(Number),
  to: absolute,
  owner,
});

const placed = <T extends object>(
  schema: z.ZodType<T>,
  source: YamlSource,
): Checked<T & { place: FileBlock['place'] }> => {
  const read = readYaml(schema, source);
  if (!read.ok) return read;
  return { ok: true, value: { ...read.value.value, place: read.value.placeOf([]) } };
};

export const readFileBlock = (source: YamlSource): Checked<FileBlock> => placed(file, source);
export const readArtifactBlock = (source: YamlSource): Checked<ArtifactBlock> => placed(artifact, source);
export const readCertificateBlock = (source: YamlSource): Checked<CertificateBlock> =>
  placed(certificate, source);

/** Lines of `fragment | meaning`. The first bar with a space on either side divides them. */
export const readExplanations = ({
  text,
  file: name,
  firstLine = 1,
}: YamlSource): Checked<readonly Explanation[]> => {
  const explanations: Explanation[] = [];
  const problems: Problem[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const place = { file: name, line: firstLine + i, column: 1 };
    const match = /^(.+?)\s+\|\s+(.+)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) {
      problems.push({
        ...place,
        message: saying('runbook.noExplanation'),
        hint: saying('runbook.explanationHint'),
      });
    } else if (/\s\|\s/.test(match[2])) {
      problems.push({
        ...place,
        message: saying('runbook.secondBar'),
        hint: saying('runbook.secondBarHint'),
      });
    } else {
      explanations.push({ fragment: match[1].trim(), meaning: match[2].trim(), place });
    }
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: explanations };
};
