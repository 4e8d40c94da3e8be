import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../../lab/support/program.js';
import { Sshd } from '../ssh/support/sshd.js';
import { openOperator } from '../support/operator.js';

const steps = `## Leave a mark {#mark}

\`\`\`yaml step
on: all
risk: changes
no-undo: The test throws the host away.
\`\`\`

\`\`\`sh check
test -e /var/lib/mark
\`\`\`

\`\`\`sh run
echo 'it is marked'
touch /var/lib/mark
\`\`\`

\`\`\`sh verify
test -e /var/lib/mark
\`\`\`

## Fail {#fail}

\`\`\`yaml step
on: all
risk: changes
no-undo: Nothing stays.
\`\`\`

\`\`\`sh check
false
\`\`\`

\`\`\`sh run
exit 7
\`\`\`

\`\`\`sh verify
true
\`\`\`
`;

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start();
});
afterAll(() => sshd.end());

/** A run that went well in one step and not in the next, and how to ask for the log of it. */
const walked = async () => {
  const { folder, home, start } = await openOperator(sshd, { steps });
  await sshd.inside('rm -f /var/lib/mark');
  expect((await start('run', ['--yes'])).exitCode).toBe(1);
  const exportTo = (name: string) =>
    execa(process.execPath, [program(), 'log', 'last', '--export', join(folder, name)], {
      env: { PATH: process.env['PATH'] ?? '', HOME: home, KUBEWALK_HOME: home },
      extendEnv: false,
      reject: false,
    });
  return { folder, exportTo };
};

it('writes a run for a change ticket, as markdown and as JSON', async () => {
  const { folder, exportTo } = await walked();
  for (const name of ['ticket.md', 'ticket.json']) {
    const { exitCode, stdout, stderr } = await exportTo(name);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toBe(`wrote ${join(folder, name)}`);
  }
  const text = await readFile(join(folder, 'ticket.md'), 'utf8');
  expect(text).toMatch(/[|] mark [|] machine [|] changed [|]/);
  expect(text).toMatch(/[|] fail [|] machine [|] failed [|].*exit status 7/);
  expect(text).toContain("    echo 'it is marked'\n    touch /var/lib/mark");
  expect(JSON.parse(await readFile(join(folder, 'ticket.json'), 'utf8'))).toMatchObject({
    hosts: [{ host: 'machine', address: '127.0.0.1' }],
    steps: [
      { step: 'mark', status: 'changed', command: "echo 'it is marked'\ntouch /var/lib/mark" },
      { step: 'fail', status: 'failed', message: 'run ended with exit status 7', command: 'exit 7' },
    ],
  });
});

it('does not say that it wrote what could not be written', async () => {
  const { folder, exportTo } = await walked();
  const { exitCode, stdout, stderr } = await exportTo('no-such-folder/ticket.md');
  expect(exitCode).toBe(2);
  expect(stdout + stderr).toContain(`${folder}/no-such-folder/ticket.md cannot be written: it is not there`);
  expect(stdout + stderr).not.toContain('wrote');
});
