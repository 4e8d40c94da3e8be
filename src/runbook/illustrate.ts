import type { Code, RootContent } from 'mdast';
import { renderPicture } from '../source/picture-template.js';
import { pictureIn } from './links.js';
import type { Chapter, Runbook, Section } from './types.js';

/** The language of a code block that is a picture; its `meta` is the picture's title. */
export const pictureLanguage = 'picture';

/** The runbook with its pictures drawn for these values. One that cannot be drawn stays a title. */
export const illustrate = (
  runbook: Runbook,
  assets: ReadonlyMap<string, string>,
  values: Readonly<Record<string, unknown>>,
): Runbook => {
  const draw = (nodes: readonly RootContent[]): readonly RootContent[] =>
    nodes.map((node) => drawn(node, assets, values) ?? node);
  const inSection = <S extends Section>(section: S): S => ({ ...section, prose: draw(section.prose) });
  const inChapter = (chapter: Chapter): Chapter => ({
    ...chapter,
    intro: draw(chapter.intro),
    sections: chapter.sections.map(inSection),
  });
  return {
    ...runbook,
    intro: draw(runbook.intro),
    chapters: runbook.chapters.map(inChapter),
    glossary: runbook.glossary.map((term) => ({ ...term, meaning: draw(term.meaning) })),
  };
};

const drawn = (
  node: RootContent,
  assets: ReadonlyMap<string, string>,
  values: Readonly<Record<string, unknown>>,
): Code | undefined => {
  const image = pictureIn(node);
  const template = assets.get(image?.url.replace(/^(\.\.\/)+assets\//, '') ?? '');
  if (image === undefined || template === undefined) return undefined;
  const picture = renderPicture(template, values);
  if (!picture.ok) return undefined;
  return {
    type: 'code',
    lang: pictureLanguage,
    meta: image.alt ?? '',
    value: picture.text.replace(/\s+$/, ''),
  };
};
