import type { Root } from 'mdast';

/** Keeps parsed pages from one start of the program to the next. A shelf that fails is an empty one. */
export interface TreeShelf {
  readonly find: (key: string) => Root | undefined;
  readonly put: (key: string, tree: Root) => void;
}

const empty: TreeShelf = { find: () => undefined, put: () => undefined };

let current = empty;

/** The shelf that pages are looked for on, from now on. In a file of its own, so that naming it loads no parser. */
export const setTreeShelf = (shelf: TreeShelf): void => {
  current = shelf;
};

export const treeShelf = (): TreeShelf => current;
