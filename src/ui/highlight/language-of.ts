export type CodeLanguage = 'bash' | 'ini' | 'json' | 'yaml';

const byEnding: readonly (readonly [RegExp, CodeLanguage])[] = [
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.sh$/, 'bash'],
  [
    /\.(service|socket|timer|mount|conf|cnf|ini|repo|network|netdev|env)$|\/(sysctl|modules-load)\.d\//,
    'ini',
  ],
];

/** The language of a file on a host, by its path; `undefined` where it is only text. */
export const languageOfFile = (path: string): CodeLanguage | undefined =>
  byEnding.find(([ending]) => ending.test(path))?.[1];
