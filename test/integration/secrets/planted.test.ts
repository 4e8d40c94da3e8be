import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../../lab/support/program.js';
import { filesBelow, processesWith } from '../../lab/support/search.js';
import { Sshd } from '../ssh/support/sshd.js';
import { tempFolder } from '../ssh/support/temp-folder.js';
import { waitFor } from '../ssh/support/wait-for.js';
import { openOperator } from '../support/operator.js';

const planted = "p1anted 'secret' $HOME";

const variables = 'variables:\n  token: { type: text, secret: true, about: Opens the registry. }\n';

const steps = `## Use it {#use-it}

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

const operator = () => openOperator(sshd, { variables, steps });

it('a secret reaches the step that names it, and no file, process, record or screen', async () => {
  const { folder, home, writeCluster, start } = await operator();
  const elsewhere = await tempFolder();
  await writeFile(join(elsewhere, 'token'), `${planted}\n`);
  await writeCluster({ token: `file:${join(elsewhere, 'token')}` });

  const running = start('run', ['--yes', '--json']);
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
  const log = await execa(process.execPath, [program(), 'log', 'last'], { env: { KUBEWALK_HOME: home } });
  for (const said of [stdout, stderr, plan.stdout, log.stdout]) expect(said).not.toContain('p1anted');
  expect(plan.stdout).toContain('$TOKEN');
  expect(await filesBelow(folder, 'p1anted')).toEqual([]);
  expect(await sshd.inside(`grep -rlF -D skip 'p1anted' /var/lib 2>/dev/null || true`)).toBe('');
  const { stdout: sum } = await execa('sha256sum', { input: planted });
  expect(await sshd.inside('cat /var/lib/used')).toBe(sum.trim());
}, 120_000);

it('a secret that stands in the cluster file is refused, without being said again', async () => {
  const { writeCluster, start } = await operator();
  await writeCluster({ token: planted });
  const { stderr, exitCode } = await start('run', ['--yes']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('"token" is a secret, and its value must not stand in this file');
  expect(stderr).not.toContain('p1anted');
});

it('a secret that nobody gives stops the run before anything is begun', async () => {
  const { writeCluster, start } = await operator();
  await writeCluster({ token: 'env:NO_SUCH_TOKEN' });
  const { stdout, stderr, exitCode } = await start('run', ['--yes']);
  expect(exitCode).toBe(2);
  expect(stdout).not.toContain('Use it');
  expect(stderr).toContain('the secret "token" has no value: NO_SUCH_TOKEN is not set in the environment');
});
