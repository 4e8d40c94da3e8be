/** The arrows of ARCHITECTURE.md. Each rule names a folder and what it may never import. */
const pure = ['source', 'output', 'runbook', 'cluster', 'plan', 'engine'];
const adapters = ['ssh', 'pki', 'artifacts', 'session'];
/** Words to be said later: a key and values, without any text. */
const saying = '^src/words/saying\\.ts$';
const folder = (names) => `^src/(${names.join('|')})/`;

/** Folders in the order data flows: each may import only itself and what stands before it. */
const leftToRight = pure.map((name, i) => ({
  name: `${name}-looks-left-only`,
  severity: 'error',
  from: { path: folder([name]) },
  to: { path: '^src/', pathNot: [folder(pure.slice(0, i + 1)), saying] },
}));

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...leftToRight,
    {
      name: 'doctor-reads-pure-folders',
      comment: 'Rules, facts and ranking: evidence comes in as text. What was seen is said by others.',
      severity: 'error',
      from: { path: folder(['doctor']) },
      to: {
        path: '^src/',
        pathNot: [folder(['source', 'output', 'runbook', 'cluster', 'plan', 'engine', 'doctor']), saying],
      },
    },
    {
      name: 'pure-folders-touch-nothing',
      comment: 'Text in, values out: no clock, no files, no network, no React.',
      severity: 'error',
      from: { path: folder([...pure, 'doctor']) },
      to: {
        path: [
          '^(fs|net|child_process|os|http|https|tls|readline|worker_threads)(/|$)',
          '^(ink|react|ssh2|node-forge|execa)$',
        ],
      },
    },
    {
      name: 'execute-knows-only-ports',
      severity: 'error',
      from: { path: folder(['execute']) },
      to: { path: '^src/', pathNot: [folder([...pure, 'execute']), '^src/words/(saying|words)\\.ts$'] },
    },
    {
      name: 'adapters-know-only-ports',
      severity: 'error',
      from: { path: '^src/(ssh|pki|artifacts|session)/' },
      to: {
        path: '^src/',
        pathNot: [folder(pure), '^src/execute/ports\\.ts$', '^src/$1/', '^src/files/', saying],
      },
    },
    ...[
      ['ssh2', '(ssh|tour)'],
      ['node-forge', 'pki'],
      ['ink', 'ui'],
      ['react', 'ui'],
    ].map(([library, home]) => ({
      name: `${library}-only-in-${home}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${home}/` },
      to: { path: `node_modules/${library}/` },
    })),
    {
      name: 'the-tour-is-the-other-end-of-ssh',
      comment: 'It knows the messages that hosts are sent, and nothing of who sends them or why.',
      severity: 'error',
      from: { path: folder(['tour']) },
      to: { path: '^src/', pathNot: [folder(['source', 'files', 'tour']), '^src/ssh/messages\\.ts$'] },
    },
    {
      name: 'listeners-never-run',
      comment: 'ui/ and plain/ render what happened and send intents.',
      severity: 'error',
      from: { path: folder(['ui', 'plain']) },
      to: { path: folder([...adapters, 'commands', 'lab', 'tour']) },
    },
    {
      name: 'words-know-nothing',
      comment: 'What the program says; whoever says it brings the values.',
      severity: 'error',
      from: { path: folder(['words']) },
      to: { path: '^src/', pathNot: folder(['words']) },
    },
    {
      name: 'only-commands-wire',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|main)\\.tsx?$|^src/commands/' },
      to: { path: '^src/commands/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
