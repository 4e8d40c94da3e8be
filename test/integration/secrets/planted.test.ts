import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../../lab/support/program.js';
import { filesBelow, processesWith } from '../../lab/support/search.js';
import { Sshd } from '../ssh/support/sshd.js';
import { tempFolder } from '../ssh/support/temp-folder.js';
import { waitFor } from '../ssh/support/wait-for.js';

const planted = "p1anted 'secret' $HOME";

const frontPage = `---
runbook: planted
roles: [all]
chapters: [steps]
variables:
  token: { type: text, secret: true, about: Opens the registry. }
profiles:
  current: { about: The only one. }
---

# Planted
`;

const steps = `# Steps

## Use it {#use-it}

\`\`\`yaml step
on: all
risk: changes
no-undo: Nothing stays.
\`\`\`

\`\`\`sh check
test -n "$TOKEN" && test -e /var/lib/used
\`\`\`

\`\`\`sh run
printf '%s' "$TOKEN" | sha256sum >/var/lib/used
until [ -e /var/lib/searched ]; do sleep 0.1; done
echo "the token is $TOKEN, and stdin has: $(cat)"
echo "again $TOKEN" >&2
\`\`\`

\`\`\`sh verify
test -n "$TOKEN" && echo "seen $TOKEN"
\`\`\`
`;

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start();
});
afterAll(() => sshd.end());

const operator = async () => {
  const folder = await tempFolder();
  const runbook = join(folder, 'runbooks', 'planted');
  await mkdir(runbook, { recursive: true });
  await writeFile(join(runbook, 'README.md'), frontPage);
  await writeFile(join(runbook, 'steps.md'), steps);
  const home = join(folder, 'home');
  await mkdir(home);
  const write = (token: string): Promise<void> =>
    writeFile(
      join(folder, 'cluster.yaml'),
      JSON.stringify({
        name: 'planted',
        ssh: { user: 'root', port: sshd.port, identityFile: sshd.key, acceptNew: true },
        hosts: [{ name: 'machine', address: '127.0.0.1', roles: ['all'] }],
        vars: { token },
      }),
    );
  const start = (command: string, ...more: readonly string[]) =>
    execa(
      process.execPath,
      [program(), command, '--cluster', join(folder, 'cluster.yaml'), '--runbook', runbook, ...more],
      {
        env: { PATH: process.env['PATH'] ?? '', HOME: home, KUBEWALK_HOME: home },
        extendEnv: false,
        stdin: 'ignore',
        reject: false,
      },
    );
  return { folder, home, write, start };
};

it('a secret reaches the step that names it, and no file, process, record or screen', async () => {
  const { folder, home, write, start } = await operator();
  const elsewhere = await tempFolder();
  await writeFile(join(elsewhere, 'token'), `${planted}\n`);
  await write(`file:${join(elsewhere, 'token')}`);

  const running = start('run', '--yes', '--json');
  await waitFor(
    async () => (await sshd.inside('cat /var/lib/used 2>/dev/null || true')) !== '',
    () => Promise.resolve('the step does not run'),
  );
  expect(await processesWith(planted)).toEqual([]);
  expect(await sshd.inside(`grep -rlF -D skip 'p1anted' /var/lib 2>/dev/null || true`)).toBe('');
  expect(await filesBelow(home, planted)).toEqual([]);
  await sshd.inside('touch /var/lib/searched');
  const { stdout, stderr, exitCode } = await running;
  expect(exitCode, stdout + stderr).toBe(0);

  expect(stdout).toContain('the token is [secret], and stdin has: ');
  expect(stdout).toContain('again [secret]');
  expect(stdout).toContain('seen [secret]');
  const plan = await start('plan');
  const log = await start('log', 'last');
  for (const said of [stdout, stderr, plan.stdout, log.stdout]) expect(said).not.toContain('p1anted');
  expect(plan.stdout).toContain('$TOKEN');
  expect(await filesBelow(folder, 'p1anted')).toEqual([]);
  expect(await sshd.inside(`grep -rlF -D skip 'p1anted' /var/lib 2>/dev/null || true`)).toBe('');
  const { stdout: sum } = await execa('sha256sum', { input: planted });
  expect(await sshd.inside('cat /var/lib/used')).toBe(sum.trim());
}, 120_000);

it('a secret that stands in the cluster file is refused, without being said again', async () => {
  const { write, start } = await operator();
  await write(planted);
  const { stderr, exitCode } = await start('run', '--yes');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('"token" is a secret, and its value must not stand in this file');
  expect(stderr).not.toContain('p1anted');
});

it('a secret that nobody gives stops the step before it is begun', async () => {
  const { write, start } = await operator();
  await write('env:NO_SUCH_TOKEN');
  const { stdout, exitCode } = await start('run', '--yes');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('the secret "token" has no value: NO_SUCH_TOKEN is not set in the environment');
});
