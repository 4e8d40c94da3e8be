import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { program } from '../lab/support/program.js';
import { compare, timed, type Result } from './support/compare.js';
import type { Fleet } from './support/fleet.js';
import { compiled, runCode } from './support/own-program.js';
import { writeCluster, writeRunbook } from './support/runbook.js';

const aChapter = 65;

/** A long runbook read and planned, once it was opened before and for the first time; beside a short one and bare remark. */
export const benchOpening = async (
  { folder, hosts, knownHosts }: Pick<Fleet, 'folder' | 'hosts' | 'knownHosts'>,
  rounds: number,
): Promise<readonly Result[]> => {
  const cluster = await writeCluster(folder, { hosts, knownHosts });
  const chapters = chaptersOf(2000);
  const long = await writeRunbook(folder, { name: 'long', chapters });
  const short = await writeRunbook(folder, { name: 'short', chapters: chaptersOf(60) });
  const bare = await compiled(new URL('./peers/bare-remark.ts', import.meta.url));
  const pages = Object.keys(chapters).map((id) => join(long, `${id}.md`));
  const newHome = (): Promise<string> => mkdtemp(join(folder, 'home-'));
  const plan = (runbook: string, home: string): Promise<number> =>
    timed(() =>
      execa(process.execPath, [program(), 'plan', '--cluster', cluster, '--runbook', runbook], {
        env: { KUBEWALK_HOME: home },
        stdin: 'ignore',
        stdout: 'ignore',
      }),
    );
  const home = await newHome();
  await Promise.all([long, short].map((runbook) => plan(runbook, home)));
  return compare(
    'plan of 2000 steps on 3 hosts',
    [
      { name: 'kubewalk, opened before', run: () => plan(long, home) },
      { name: 'the same, for the first time', run: async () => plan(long, await newHome()) },
      { name: '60 steps, opened before', run: () => plan(short, home) },
      { name: 'bare remark over its pages', run: () => timed(() => runCode(bare, pages)) },
    ],
    rounds,
  );
};

const chaptersOf = (steps: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: Math.ceil(steps / aChapter) }, (_, at) => {
      const id = `part-${String(at + 1)}`;
      const count = Math.min(aChapter, steps - at * aChapter);
      return [
        id,
        Array.from({ length: count }, (__, step) => usualStep(`${id}-${String(step + 1)}`)).join('\n'),
      ];
    }),
  );

const usualStep = (id: string): string => `## Put the settings of ${id} in place {#${id}}

The program reads **one file** when it starts, and refuses to start without it. We write it now, so that \`/etc/${id}\`
is there on every later boot; see [the first of them](part-1.md#part-1-1).

- what was there before is kept beside it
- nothing else reads it

\`\`\`yaml step
on: all
risk: changes
no-undo: The file of ${id} harms nobody.
\`\`\`

\`\`\`sh check
test -e "/etc/${id}" && grep -q "$HOST_NAME" "/etc/${id}"
\`\`\`

\`\`\`sh run
echo "$HOST_NAME" > "/etc/${id}"
\`\`\`

\`\`\`sh verify
grep -q "$HOST_NAME" "/etc/${id}"
\`\`\`

\`\`\`explain
test -e | whether there is such a file
grep -q | says nothing: its exit status is the answer
\`\`\`
`;
