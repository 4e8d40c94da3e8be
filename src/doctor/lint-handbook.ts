import { linkableOf } from '../runbook/lint/linkable.js';
import { lintChapters } from '../runbook/lint/lint-chapters.js';
import { lintCommands } from '../runbook/lint/lint-commands.js';
import { lintContract } from '../runbook/lint/lint-contract.js';
import { lintLinks } from '../runbook/lint/lint-links.js';
import { lintTemplates } from '../runbook/lint/lint-templates.js';
import { stepsOf } from '../runbook/steps-of.js';
import type { Chapter, Runbook } from '../runbook/types.js';
import { closest } from '../source/closest.js';
import type { Place, Problem } from '../source/problem.js';
import type { Handbook } from './handbook.js';
import { frontPage } from './read-troubles.js';

/** What is wrong between the files of a handbook, and between them and the runbook. */
export const lintHandbook = (
  handbook: Handbook,
  runbook: Runbook,
  pages: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): readonly Problem[] => {
  const { shared, troubles } = handbook;
  const own = [...(shared ? [shared.chapter] : []), ...troubles.map(({ chapter }) => chapter)];
  const texts = own.map(({ file, intro, sections }) => ({
    file,
    page: file.slice(runbook.folder.length + 1),
    nodes: [...intro, ...sections.flatMap(({ prose }) => prose)],
  }));
  return [
    ...lintSteps(own, runbook, assets),
    ...lintNames(handbook),
    ...lintLinks(texts, linkableOf(runbook, pages, assets)),
  ];
};

const topOf = ({ file }: Chapter): Place => ({ file, line: 1, column: 1 });

/** A fix is held to the same contract as any step, with the variables of the runbook it belongs to. */
const lintSteps = (
  chapters: readonly Chapter[],
  runbook: Runbook,
  assets: ReadonlyMap<string, string>,
): readonly Problem[] => [
  ...chapters.flatMap((chapter) => {
    const own: Runbook = { ...runbook, chapters: [chapter] };
    return [
      ...stepsOf(own).flatMap((step) => [...lintContract(step, own), ...lintCommands(step, own)]),
      ...lintTemplates(own, assets, () => topOf(chapter)),
    ];
  }),
  ...lintChapters({ ...runbook, chapters: [...runbook.chapters, ...chapters] }),
];

/** What troubles call by name must be there, and nothing may destroy where no copy can be kept before. */
const lintNames = ({ troubles, steps, shared }: Handbook): readonly Problem[] => {
  const ids = troubles.map(({ id }) => id);
  const among = (
    name: string,
    known: readonly string[],
    place: Place,
    message: string,
  ): readonly Problem[] => {
    if (known.includes(name)) return [];
    const near = closest(name, known);
    return [{ ...place, message, ...(near !== undefined && { hint: `did you mean "${near}"?` }) }];
  };
  const stepIds = [...steps.keys()];
  const destroying = troubles.filter(({ fix }) => fix.some((id) => steps.get(id)?.risk === 'destroys'));
  return [
    ...troubles.flatMap(({ yieldsTo, fix, place }) => [
      ...yieldsTo.flatMap((id) => among(id, ids, place, `it yields to "${id}", which is no trouble`)),
      ...fix.flatMap((id) => among(id, stepIds, place, `its fix names "${id}", which is no step`)),
    ]),
    ...(shared ? [shared] : []).flatMap(({ chapter, safeguards: named }) =>
      named.flatMap((id) => among(id, stepIds, topOf(chapter), `the safeguard "${id}" is no step`)),
    ),
    ...(shared && shared.safeguards.length > 0 ? [] : destroying).map(({ place }): Problem => ({
      ...place,
      message: 'its fix destroys something, and nothing keeps a copy before',
      hint: `name a step that does under "safeguards" in ${frontPage}`,
    })),
  ];
};
