import type { RootContent } from 'mdast';
import type { Question } from '../../runbook/teaching.js';
import type { Runbook, Step } from '../../runbook/types.js';

/** What a walk through the runbook goes through, in order: a chapter's opening, a theory section, or a step. */
export interface Page {
  readonly kind: 'intro' | 'theory' | 'step' | 'questions';
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly id: string;
  readonly title: string;
  readonly prose: readonly RootContent[];
  /** As the author wrote it; what is carried out comes from the plan. */
  readonly step?: Step;
  readonly questions?: readonly Question[];
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
      switch (section.kind) {
        case 'step':
          return { ...page, kind: 'step', step: section };
        case 'questions':
          return { ...page, kind: 'questions', questions: section.questions };
        case 'theory':
          return { ...page, kind: 'theory' };
      }
    });
    return chapter.intro.length > 0 ? [intro, ...sections] : sections;
  });
