import { posix } from 'node:path';
import type { Image, RootContent } from 'mdast';

/** Where a link on a page of a runbook leads. */
export type Target =
  | { readonly kind: 'page'; readonly page: string; readonly id?: string }
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'web' }
  | { readonly kind: 'nowhere' };

/** Where runbooks stand beside `assets/`; the name of the folder does not matter here. */
const home = '/runbooks/this';

/** `page` is the path of the page the link stands on, as `etcd.md` or `zh/etcd.md`. */
export const targetOf = (page: string, url: string): Target => {
  if (/^https?:/.test(url)) return { kind: 'web' };
  const [path = '', id] = url.split('#');
  const full = path === '' ? posix.join(home, page) : posix.join(home, posix.dirname(page), path);
  if (full.startsWith('/assets/')) return { kind: 'asset', path: full.slice('/assets/'.length) };
  if (!full.startsWith(`${home}/`)) return { kind: 'nowhere' };
  return { kind: 'page', page: full.slice(home.length + 1), ...(id !== undefined && { id }) };
};

/** The picture that a paragraph is, when it is one: an image of a text file, alone. */
export const pictureIn = (node: RootContent): Image | undefined => {
  if (node.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [only] = node.children;
  return only?.type === 'image' && only.url.endsWith('.txt') ? only : undefined;
};

/** The section, chapter or term that a link leads to; ids are unique in a runbook. */
export const linkedId = (url: string): string | undefined => {
  const target = targetOf('any.md', url);
  return target.kind === 'page' ? (target.id ?? posix.basename(target.page, '.md')) : undefined;
};
