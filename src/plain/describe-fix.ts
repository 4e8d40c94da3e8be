import type { Refusal, Verdict } from '../doctor/guard/guard-fix.js';
import type { Handbook } from '../doctor/handbook.js';
import type { Words } from '../words/words.js';

type Allowed = Extract<Verdict, { kind: 'go' }>;

/** What a fix would do, step by step, and what it would cost. */
export const describeFix = (
  { steps, givenUp, left, majority }: Allowed,
  handbook: Handbook,
  { t, list }: Words,
): readonly string[] => [
  `${t('doctor.effect')}:`,
  ...steps.map(({ id, risk, hosts }) => {
    const title = handbook.steps.get(id)?.title ?? id;
    return `  - ${t('doctor.step', { title, risk: t(`risk.${risk}`), hosts: list(hosts) })}`;
  }),
  ...(givenUp.length === 0
    ? []
    : [
        `  ${t('doctor.givesUp', { hosts: list(givenUp) })}`,
        `  ${t('doctor.stays', { hosts: list(left), majority: String(majority) })}`,
      ]),
];

export const describeRefusal = (why: Refusal, { t, list }: Words): string =>
  why.kind === 'no-safeguard'
    ? t('doctor.noSafeguard')
    : t('doctor.majority', {
        hosts: list(why.givenUp),
        left: String(why.left.length),
        known: String(why.known),
        majority: String(why.majority),
      });
