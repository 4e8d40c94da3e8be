import type { Image, Link, RootContent } from 'mdast';
import { closest } from '../../source/closest.js';
import type { Problem } from '../../source/problem.js';
import { saying, type Saying } from '../../words/saying.js';
import { pictureIn, targetOf } from '../links.js';
import { placeOfNode, within } from '../markdown.js';

/** The prose of one page. */
export interface PageText {
  readonly file: string;
  /** Its path in the runbook's folder, as `etcd.md`. */
  readonly page: string;
  readonly nodes: readonly RootContent[];
}

/** What can be linked to: the ids of every page, by its path, and the files under `assets/`. */
export interface Linkable {
  readonly pages: ReadonlyMap<string, readonly string[]>;
  readonly assets: ReadonlyMap<string, string>;
}

/** Every link leads somewhere, and every picture is there and stands alone. */
export const lintLinks = (texts: readonly PageText[], linkable: Linkable): readonly Problem[] =>
  texts.flatMap(({ file, page, nodes }) => {
    const all = [...within(nodes)];
    const pictures = new Set(all.map(pictureIn).filter((image) => image !== undefined));
    return all.flatMap((node) => {
      if (node.type === 'link')
        return wrongLink(page, node, linkable).map((found) => ({ ...placeOfNode(file, node), ...found }));
      if (node.type !== 'image') return [];
      const found = pictures.has(node) ? wrongPicture(page, node, linkable) : [notAlone];
      return found.map((one) => ({ ...placeOfNode(file, node), ...one }));
    });
  });

interface Found {
  readonly message: Saying;
  readonly hint?: Saying;
}

const notAlone: Found = {
  message: saying('runbook.noPicture'),
  hint: saying('runbook.noPictureHint'),
};

const near = (word: string, candidates: readonly string[], prefix = ''): { readonly hint?: Saying } => {
  const found = closest(word, candidates);
  return found === undefined ? {} : { hint: saying('refused.near', { near: `${prefix}${found}` }) };
};

const wrongLink = (page: string, { url }: Link, { pages, assets }: Linkable): readonly Found[] => {
  const target = targetOf(page, url);
  if (target.kind === 'web') return [];
  if (target.kind === 'nowhere') return [{ message: saying('runbook.linkOut', { url }) }];
  if (target.kind === 'asset')
    return assets.has(target.path)
      ? []
      : [
          {
            message: saying('runbook.linkNoFile', { url }),
            ...near(target.path, [...assets.keys()], 'assets/'),
          },
        ];
  const ids = pages.get(target.page);
  if (ids === undefined)
    return [{ message: saying('runbook.linkNoPage', { url }), ...near(target.page, [...pages.keys()]) }];
  if (target.id === undefined || ids.includes(target.id)) return [];
  const elsewhere = [...pages].find(([, others]) => others.includes(target.id ?? ''));
  const hint =
    elsewhere === undefined
      ? near(target.id, [...pages.values()].flat(), '#')
      : { hint: saying('runbook.linkElsewhere', { page: elsewhere[0] }) };
  return [{ message: saying('runbook.linkNoSection', { url, page: target.page }), ...hint }];
};

const wrongPicture = (page: string, { url }: Image, { assets }: Linkable): readonly Found[] => {
  const target = targetOf(page, url);
  if (target.kind !== 'asset')
    return [
      { message: saying('runbook.pictureOutside', { url }), hint: saying('runbook.pictureOutsideHint') },
    ];
  if (assets.has(target.path)) return [];
  return [
    {
      message: saying('runbook.pictureMissing', { path: target.path }),
      ...near(target.path, [...assets.keys()], 'assets/'),
    },
  ];
};
