import type { Problem } from '../../source/problem.js';
import { flagsOf, type Flag } from '../shell-flags.js';
import type { Step } from '../types.js';
import { blocksOf } from './blocks-of.js';
import { placeInBlock } from './place-in-block.js';

/** What a flag means it means in all commands of the same program that a step has, so once is enough. */
const keyOf = ({ program, name }: Flag): string => `${program} ${name}`;

/** Every flag of a step's commands is explained to those who want to know what they run. */
export const lintFlags = (step: Step): readonly Problem[] => {
  const told = explainedIn(step);
  return blocksOf(step)
    .flatMap((block) => flagsOf(block.code).map((flag) => ({ ...flag, key: keyOf(flag), block })))
    .filter(({ key }) => !told.has(key))
    .filter(({ key }, i, all) => all.findIndex((other) => other.key === key) === i)
    .map(({ program, name, word, offset, block }) => ({
      ...placeInBlock(block, offset),
      message: `${name} of ${program} is not explained`,
      hint: `add a line to the step's explain block, as in "${program} ${word} | what it means"`,
    }));
};

const explainedIn = (step: Step): ReadonlySet<string> =>
  new Set(
    blocksOf(step).flatMap(({ code }) => {
      const ranges = step.explanations.flatMap(({ fragment }) => rangesOf(fragment, code));
      return flagsOf(code)
        .filter(({ offset, word }) =>
          ranges.some(({ from, to }) => from <= offset && offset + word.length <= to),
        )
        .map(keyOf);
    }),
  );

interface Range {
  readonly from: number;
  readonly to: number;
}

const rangesOf = (fragment: string, code: string): readonly Range[] => {
  const found: Range[] = [];
  for (let from = code.indexOf(fragment); from >= 0; from = code.indexOf(fragment, from + 1))
    found.push({ from, to: from + fragment.length });
  return found;
};
