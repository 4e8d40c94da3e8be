import type { Refusal, Verdict } from '../doctor/guard/guard-fix.js';
import type { Handbook } from '../doctor/handbook.js';
import type { Step } from '../runbook/types.js';
import { quote } from '../source/shell-quote.js';
import type { Words } from '../words/words.js';

type Allowed = Extract<Verdict, { kind: 'go' }>;

/** What a fix would do, step by step, and what it would cost. */
export const describeFix = (
  { steps, givenUp, left, majority }: Allowed,
  handbook: Handbook,
  clusterFile: string,
  words: Words,
): readonly string[] => {
  const { t, list } = words;
  return [
    `${t('doctor.effect')}:`,
    ...steps.flatMap(({ id, risk, hosts }) => {
      const step = handbook.steps.get(id);
      const title = step?.title ?? id;
      const undo = step && describeUndo(step, clusterFile, words);
      return [
        `  - ${t('doctor.step', { title, risk: t(`risk.${risk}`), hosts: list(hosts) })}`,
        ...(undo === undefined ? [] : [`    ${undo}`]),
      ];
    }),
    ...(givenUp.length === 0
      ? []
      : [
          `  ${t('doctor.givesUp', { hosts: list(givenUp) })}`,
          `  ${t('doctor.stays', { hosts: list(left), majority: String(majority) })}`,
        ]),
  ];
};

/** How a step of a fix is undone, or why it cannot be; nothing where it only reads. */
export const describeUndo = (
  { id, risk, undo, noUndo }: Pick<Step, 'id' | 'risk' | 'undo' | 'noUndo'>,
  clusterFile: string,
  { t }: Words,
): string | undefined => {
  if (risk === 'reads') return undefined;
  if (undo === undefined)
    return noUndo === undefined ? t('page.noUndoHere') : t('page.noUndo', { why: noUndo });
  return t('doctor.canUndo', { command: `kubewalk undo ${id} --cluster ${quote(clusterFile)}` });
};

export const describeRefusal = (why: Refusal, { t, list }: Words): string =>
  why.kind === 'no-safeguard'
    ? t('doctor.noSafeguard')
    : t('doctor.majority', {
        hosts: list(why.givenUp),
        left: String(why.left.length),
        known: String(why.known),
        majority: String(why.majority),
      });
