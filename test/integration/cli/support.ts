import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of `--json`. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

/** The built program in a folder of its own, without a terminal. */
export class Program {
  readonly folder = mkdtempSync(join(tmpdir(), 'kubewalk-cli-'));
  readonly home = join(this.folder, 'home');

  constructor() {
    if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is missing. Make it with: npm run build');
    mkdirSync(this.home);
    onTestFinished(() => {
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  write(name: string, text: string): string {
    const path = join(this.folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  async run(...argv: readonly string[]): Promise<Ended> {
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/cli.js'), ...argv], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], HOME: this.folder, KUBEWALK_HOME: this.home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const objects = argv.includes('--json')
      ? stdout
          .trim()
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Record<string, unknown>)
      : [];
    return { code, stdout, stderr, objects };
  }

  /** Every file of the folder with a sum of what it holds. */
  files(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
      })
      .sort();
  }
}

/** A port of this machine on which nobody listens. */
export const closedPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await new Promise((resolve) => server.close(resolve));
  return address.port;
};
