import { expect, it } from 'vitest';
import type { Finding } from '../../src/doctor/finding.js';
import { jsonFindings } from '../../src/plain/json-findings.js';
import { saying } from '../../src/words/saying.js';

it('tells programs in English what was seen, and lines of a log as they stood there', () => {
  const finding: Finding = {
    id: 'clock-skew',
    title: '时钟不一致',
    rank: 1,
    confidence: 'certain',
    hosts: ['node01'],
    evidence: [
      { host: 'node01', fact: 'clock.differs', seen: saying('seen.clockBehind', { seconds: '3.0' }) },
      { seen: 'a line {{of}} a log' },
    ],
    fix: null,
  };
  expect(jsonFindings([finding])).toEqual([
    {
      ...finding,
      evidence: [
        { host: 'node01', fact: 'clock.differs', text: 'the clock is 3.0 s behind the others' },
        { text: 'a line {{of}} a log' },
      ],
    },
  ]);
});
