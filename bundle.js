/**
 * `npm run build`: the program in a few files, because finding and opening hundreds of them is half of what a start
 * costs. `npx tsc -p tsconfig.build.json` makes the same program in one file for every source.
 */
import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const outdir = 'dist';

const ssh2 = {
  name: 'ssh2',
  setup({ onResolve, onLoad }) {
    // What was compiled for this machine stays where npm built it; ssh2 does without where npm could not.
    onResolve({ filter: /sshcrypto\.node$/ }, () => ({
      path: 'ssh2/lib/protocol/crypto/build/Release/sshcrypto.node',
      external: true,
    }));
    // HTTP over SSH, which nobody here asks for: it would load all that Node knows of HTTP.
    onLoad({ filter: /ssh2.lib.http-agents\.js$/ }, () => ({ contents: '' }));
  },
};

const ink = {
  name: 'ink',
  setup({ onLoad }) {
    // Ink never forgets the size of a text that it has shown: hours of what hosts print would fill the memory.
    onLoad({ filter: /ink.build.measure-text\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace('cache.set(', 'if (cache.size >= 5000) cache.clear();\n    cache.set(');
      if (contents === text)
        throw new Error(`${path} is not what it was: does it forget what it measured now?`);
      return { contents };
    });
  },
};

await rm(outdir, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['src/cli.ts'],
  outdir,
  bundle: true,
  // Names stay, so that a report of a crash can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  splitting: true,
  // As deep as `src/commands/`, which finds `runbooks/` and `assets/` from where it lies.
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  plugins: [ssh2, ink],
  // A part of ssh2 that was made for browsers too asks where it lies, and then looks for nothing there.
  define: { __dirname: '""' },
  // Compiled for this machine too; Ink's developer tools are never there.
  external: ['cpu-features', 'react-devtools-core'],
  // Some packages are CommonJS and ask for others by `require`.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
});

/** Whoever copies a package owes its licence. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap(
    (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  ),
);
const licences = await Promise.all(
  [...packages].sort().map(async (folder) => {
    const name = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const text = name === undefined ? `${license}\n` : await readFile(join(folder, name), 'utf8');
    return `${folder.replace(/^.*node_modules\//, '')} ${version}\n\n${text}`;
  }),
);
await writeFile(join(outdir, 'THIRD-PARTY-LICENSES'), licences.join(`\n${'-'.repeat(80)}\n\n`));

/** The program reads its own runbook once, with its troubles and translations, so that nobody waits for that at a first start. */
const home = resolve(outdir, 'home');
await promisify(execFile)(
  process.execPath,
  [join(outdir, 'cli.js'), 'doctor', '--log', '/dev/null', '--lang', 'zh'],
  {
    env: { ...process.env, KUBEWALK_HOME: home },
  },
).catch(({ stderr }) => process.stderr.write(stderr));
const readings = join(outdir, 'readings');
await rename(join(home, 'cache', 'readings'), readings);
await rm(home, { recursive: true });
// What is kept is for its owner alone; these are for everybody who may start the program.
await chmod(readings, 0o755);
for (const reading of await readdir(readings)) await chmod(join(readings, reading), 0o644);
