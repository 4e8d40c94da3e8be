/** Runs a TypeScript file of ours as a program of its own, without a compiler inside the time that is measured. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The code that node runs. Its imports of packages are looked for in this project. */
export const compiled = async (file: URL): Promise<string> =>
  ts.transpileModule(await readFile(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  }).outputText;

/** What it printed. */
export const runCode = async (code: string, argument: unknown): Promise<string> => {
  const args = ['--input-type=module', '-e', code, '--', JSON.stringify(argument)];
  const { stdout } = await execa(process.execPath, args, { cwd: root, stdin: 'ignore' });
  return stdout;
};

/** The same for a file that imports our own sources; for what is not timed. Garbage can be collected at will in it. */
export const runSource = async (file: URL, argument: unknown): Promise<string> => {
  const args = ['--import', 'tsx', '--expose-gc', fileURLToPath(file), JSON.stringify(argument)];
  const { stdout } = await execa(process.execPath, args, { cwd: root, stdin: 'ignore' });
  return stdout;
};
