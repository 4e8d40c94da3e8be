/**
 * The `output` blocks of the ground floor are what its steps printed when the tour was recorded, on a practice lab:
 * word for word, so that nobody has to keep them up by hand and no value in them is invented.
 */
import type { Code } from 'mdast';
import { isCode, kindOf } from '../../src/runbook/fences.js';
import { splitAtHeadings } from '../../src/runbook/markdown.js';
import { parseMarkdown } from '../../src/runbook/parse-markdown.js';
import type { Recording } from '../../src/tour/recording.js';

/** A host that is both member and node has most to tell; what is done once is done on the first host. */
export const shownHosts: readonly string[] = ['node01', 'master01'];

/** What a step printed in the end. `undefined` where it was not carried out. */
export const printedBy = ({ hosts }: Recording, step: string): string | undefined =>
  shownHosts
    .flatMap((name) => hosts.find((host) => host.name === name)?.answers ?? [])
    .filter((answer) => answer.step === step && answer.phase === 'run' && answer.exit === 0)
    .map(({ chunks }) => tidy(chunks.map(([, , text]) => text).join('')))[0];

/** Blanks at the end of a line are nothing that a reader could see, and editors take them away. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();

/** The page with every `output` block as `printed` has it; where that knows nothing, a block stays. */
export const withOutputs = (page: string, printed: (step: string) => string | undefined): string =>
  outputBlocks(page).reduceRight((text, { step, from, to }) => {
    const output = printed(step);
    return output === undefined
      ? text
      : `${text.slice(0, from)}\`\`\`output\n${output}\n\`\`\`${text.slice(to)}`;
  }, page);

interface OutputBlock {
  readonly step: string;
  readonly text: string;
  /** Where its fences begin and end in the page. */
  readonly from: number;
  readonly to: number;
}

export const outputBlocks = (page: string): readonly OutputBlock[] =>
  splitAtHeadings(parseMarkdown(page)).sections.flatMap(({ id, content }) =>
    content
      .filter((node): node is Code => isCode(node) && kindOf(node) === 'output')
      .map(({ position, value }) => ({
        step: id ?? '',
        text: value,
        from: position?.start.offset ?? 0,
        to: position?.end.offset ?? 0,
      })),
  );

/** Steps of the v2 API, which the recorded profile leaves out: written from the article profile's run in the lab. */
export const ofTheArticle: readonly string[] = [
  'etcd-cluster-health',
  'flannel-network-v2',
  'flannel-subnets-v2',
];

/** An output without what differs from run to run: numbers, identities, addresses given at random. */
export const shapeOf = (output: string): string => output.replace(/[0-9a-f]*\d[0-9a-f]*/g, '#');
