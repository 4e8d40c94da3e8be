/** All that one host printed in a step. */
export const output = {
  following_one: 'following, {{count}} line',
  following_other: 'following, {{count}} lines',
  position: 'lines {{from}} to {{to}} of {{total}}',
  chosen_one: '{{count}} line chosen; y copies',
  chosen_other: '{{count}} lines chosen; y copies',
  next: 'next match',
  noSearch: 'Nothing is looked for yet: / begins a search.',
  notFound: 'Not found.',
  copied_one: '{{count}} line handed to the clipboard of the terminal.',
  copied_other: '{{count}} lines handed to the clipboard of the terminal.',
  copiedSome_one: 'Only the first line was copied: a clipboard takes no more. w saves all.',
  copiedSome_other: 'Only the first {{count}} lines were copied: a clipboard takes no more. w saves all.',
  saved: 'Saved as {{path}}',
  notSaved: '{{path}} cannot be written: {{why}}',
} as const;
