import type { PageScreen } from '../app/state.js';

/** A page from its beginning. The pane and the host looked at stay as they were on the page before. */
export const pageScreen = (index: number, before?: Pick<PageScreen, 'host'>): PageScreen => ({
  kind: 'page',
  index,
  pane: 'text',
  host: before?.host ?? 0,
  top: { text: 0, commands: 0, output: Number.POSITIVE_INFINITY },
});
