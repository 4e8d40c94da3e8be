import { toString } from 'mdast-util-to-string';
import type { Evidence, Finding } from './finding.js';
import type { Trouble } from './trouble.js';

/** Findings as lines for a person. `where` says what was looked at. */
export const describeFindings = (
  findings: readonly Finding[],
  troubles: readonly Trouble[],
  where: string,
): readonly string[] => {
  if (findings.length === 0) return [`No trouble that is known shows in ${where}.`];
  return findings.flatMap((finding) => {
    const trouble = troubles.find(({ id }) => id === finding.id);
    const [cause] = trouble?.prose ?? [];
    const on = finding.hosts.length === 0 ? '' : ` on ${finding.hosts.join(', ')}`;
    return [
      `${finding.rank}. ${finding.title} (${finding.id})`,
      `   ${finding.confidence}${on}`,
      ...(cause === undefined ? [] : [`   ${toString(cause).replaceAll('\n', ' ')}`]),
      ...finding.evidence.map((each) => `   - ${evidenceText(each)}`),
      ...(finding.fix?.steps.map(({ title, risk }) => `   to mend it: ${title} (${risk})`) ?? []),
      ...(trouble === undefined ? [] : [`   more: ${trouble.chapter.file}`]),
      '',
    ];
  });
};

const evidenceText = ({ host, fact, text }: Evidence): string =>
  `${host === undefined ? '' : `${host}: `}${fact === undefined ? text : `${text} [${fact}]`}`;
