import type { Term } from '../teaching.js';
import type { Chapter, Profile, Runbook, Section, Step } from '../types.js';
import type { TranslatedPage, TranslatedQuestion, TranslatedSection } from './page.js';
import type { Translation } from './translation.js';
import type { Question } from '../teaching.js';

/** The runbook in another language. What is not translated stays as it is; commands always do. */
export const localize = (runbook: Runbook, { front, pages, glossary }: Translation): Runbook => ({
  ...runbook,
  ...(front && { title: front.title, intro: front.intro }),
  variables: runbook.variables.map((variable) => ({
    ...variable,
    about: front?.variables[variable.name]?.about ?? variable.about,
  })),
  profiles: runbook.profiles.map((profile) => localizeProfile(profile, front?.profiles[profile.name])),
  chapters: runbook.chapters.map((chapter) => localizeChapter(chapter, pages[`${chapter.id}.md`])),
  glossary: runbook.glossary.map((term) => localizeTerm(term, glossary)),
});

type TranslatedProfile = { readonly about: string; readonly requires: readonly string[] } | undefined;

const localizeProfile = (profile: Profile, translated: TranslatedProfile): Profile => ({
  ...profile,
  about: translated?.about ?? profile.about,
  requires: profile.requires.map((requirement, i) => ({
    ...requirement,
    because: translated?.requires[i] ?? requirement.because,
  })),
});

/** The word in its own language stays findable in a text of the other. */
const localizeTerm = (term: Term, glossary: readonly Term[]): Term => {
  const translated = glossary.find(({ id }) => id === term.id);
  if (translated === undefined) return term;
  const also = new Set([...translated.also, term.word, ...term.also]);
  also.delete(translated.word);
  return { ...translated, also: [...also] };
};

export const localizeChapter = (chapter: Chapter, page: TranslatedPage | undefined): Chapter => {
  if (page === undefined) return chapter;
  const sections = new Map(page.sections.map((section) => [section.id, section]));
  return {
    ...chapter,
    title: page.title,
    intro: page.intro,
    sections: chapter.sections.map((section) => localizeSection(section, sections.get(section.id))),
  };
};

const localizeSection = (section: Section, translated: TranslatedSection | undefined): Section => {
  if (translated === undefined) return section;
  const { title, prose } = translated;
  switch (section.kind) {
    case 'theory':
      return { ...section, title, prose };
    case 'questions':
      return {
        ...section,
        title,
        prose,
        questions: section.questions.map((question, i) =>
          localizeQuestion(question, translated.questions[i]),
        ),
      };
    case 'step':
      return localizeStep(section, translated);
  }
};

const localizeStep = (step: Step, { title, prose, noUndo, explanations }: TranslatedSection): Step => {
  const meanings = new Map(explanations.map(({ fragment, meaning }) => [fragment, meaning]));
  return {
    ...step,
    title,
    prose,
    ...(step.noUndo !== undefined && { noUndo: noUndo ?? step.noUndo }),
    explanations: step.explanations.map((explanation) => ({
      ...explanation,
      meaning: meanings.get(explanation.fragment) ?? explanation.meaning,
    })),
  };
};

const localizeQuestion = (question: Question, translated: TranslatedQuestion | undefined): Question => {
  if (translated === undefined) return question;
  const { ask, because, choices } = translated;
  if (question.kind === 'typed') return { ...question, ask, because };
  return choices.length === question.choices.length ? { ...question, ask, because, choices } : question;
};
