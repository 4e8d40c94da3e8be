import type { Finding } from '../doctor/finding.js';
import { wordsIn } from '../words/words.js';

/** Findings as programs read them: what was seen is told in English, in whatever language a person is told it. */
export const jsonFindings = (findings: readonly Finding[]): readonly unknown[] => {
  const { say } = wordsIn('en');
  return findings.map(({ evidence, ...finding }) => ({
    ...finding,
    evidence: evidence.map(({ seen, ...place }) => ({ ...place, text: say(seen) })),
  }));
};
