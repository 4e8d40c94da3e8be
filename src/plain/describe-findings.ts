import { toString } from 'mdast-util-to-string';
import type { Evidence, Finding } from '../doctor/finding.js';
import type { Handbook } from '../doctor/handbook.js';
import type { Words } from '../words/words.js';

/** Findings as lines for a person. `where` says what was looked at. */
export const describeFindings = (
  findings: readonly Finding[],
  { troubles }: Handbook,
  where: string,
  words: Words,
): readonly string[] => {
  const { t, list } = words;
  if (findings.length === 0) return [t('doctor.nothing', { where })];
  return findings.flatMap((finding) => {
    const trouble = troubles.find(({ id }) => id === finding.id);
    const [cause] = trouble?.prose ?? [];
    const confidence = t(`doctor.confidence.${finding.confidence}`);
    return [
      `${finding.rank}. ${finding.title} (${finding.id})`,
      `   ${finding.hosts.length === 0 ? confidence : t('doctor.on', { confidence, hosts: list(finding.hosts) })}`,
      ...(cause === undefined ? [] : [`   ${toString(cause).replaceAll('\n', ' ')}`]),
      ...finding.evidence.map((each) => `   - ${evidenceText(each, words)}`),
      ...(finding.fix?.steps.map(
        ({ title, risk }) => `   ${t('doctor.toMend', { step: title, risk: t(`risk.${risk}`) })}`,
      ) ?? []),
      ...(finding.byHand === undefined ? [] : [`   ${t('doctor.byHand', { why: finding.byHand })}`]),
      ...(trouble === undefined ? [] : [`   ${t('doctor.more', { file: trouble.chapter.file })}`]),
      '',
    ];
  });
};

const evidenceText = ({ host, fact, seen }: Evidence, { say }: Words): string =>
  `${host === undefined ? '' : `${host}: `}${say(seen)}${fact === undefined ? '' : ` [${fact}]`}`;
