import { describe, expect, it } from 'vitest';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { must } from '../support/sample-runbook.js';
import { articleHeadings } from './article-headings.js';

const ground = must(await loadRunbook(groundFloor));
const sections = ground.runbook.chapters.flatMap((chapter) => chapter.sections);

describe('the ground floor', () => {
  it('has every section, step and trouble that a heading of the article is answered by', () => {
    const known = new Set([
      ...sections.map(({ id }) => id),
      ...[...ground.pages.keys()].map((page) => page.replace(/\.md$/, '')),
    ]);
    const missing = articleHeadings.flatMap(([heading, ...places]) =>
      places.filter((place) => !known.has(place)).map((place) => `${heading}: ${place}`),
    );
    expect(missing).toEqual([]);
  });

  it('answers every heading of the article', () => {
    expect(articleHeadings.filter(([, ...places]) => places.length === 0)).toEqual([]);
  });

  it('leads to all of its theory from some other section', () => {
    const theory = sections.filter(({ kind }) => kind === 'theory').map(({ id }) => id);
    const texts = [...ground.pages].filter(([page]) => !page.includes('/')).map(([, text]) => text);
    const linked = new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/\]\([a-z-]*(?:\.md)?#([a-z0-9-]+)\)/g)].map((link) => link[1]),
      ),
    );
    expect(theory.filter((id) => !linked.has(id))).toEqual([]);
  });
});
