import type { RootContent } from 'mdast';
import type { Runbook, Step } from '../../runbook/types.js';

/** What a walk through the runbook goes through, in order: a chapter's opening, a theory section, or a step. */
export interface Page {
  readonly kind: 'intro' | 'theory' | 'step';
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly id: string;
  readonly title: string;
  readonly prose: readonly RootContent[];
  /** As the author wrote it; what is carried out comes from the plan. */
  readonly step?: Step;
}

export const pagesOf = (runbook: Runbook): readonly Page[] =>
  runbook.chapters.flatMap((chapter): Page[] => {
    const belongs = { chapter: chapter.id, chapterTitle: chapter.title };
    const intro: Page = {
      ...belongs,
      kind: 'intro',
      id: chapter.id,
      title: chapter.title,
      prose: chapter.intro,
    };
    const sections = chapter.sections.map((section): Page => {
      const { id, title, prose } = section;
      const page = { ...belongs, id, title, prose };
      return section.kind === 'step' ? { ...page, kind: 'step', step: section } : { ...page, kind: 'theory' };
    });
    return chapter.intro.length > 0 ? [intro, ...sections] : sections;
  });
