import type { Question } from '../../runbook/teaching.js';

const plain = (command: string): string => command.trim().replace(/\s+/g, ' ');

/** Whether these are exactly the right choices. */
export const isRightChoice = (
  { right }: Extract<Question, { kind: 'choice' }>,
  picked: readonly number[],
): boolean => right.length === picked.length && right.every((number) => picked.includes(number));

/** Whether the command is one of those accepted; how many spaces are in it does not matter. */
export const isRightCommand = ({ accepted }: Extract<Question, { kind: 'typed' }>, typed: string): boolean =>
  accepted.some((command) => plain(command) === plain(typed));

/** What an answer is remembered by. */
export const answerId = (section: string, question: number): string => `${section}-${String(question + 1)}`;
