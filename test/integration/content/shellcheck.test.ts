import { execa } from 'execa';
import { describe, expect, it, vi } from 'vitest';
import { loadRunbook } from '../../../src/commands/load-runbook.js';
import { groundFloor } from '../../../src/commands/package-folder.js';
import { namesRead } from '../../../src/runbook/shell-names.js';
import { toShell } from '../../../src/plan/script.js';
import { shellVariables } from '../../../src/runbook/lint/lint-commands.js';
import { stepsOf } from '../../../src/runbook/steps-of.js';
import { must } from '../../support/sample-runbook.js';

vi.setConfig({ testTimeout: 120_000 });

const { runbook, readHandbook } = must(await loadRunbook(groundFloor));
const handbook = must(await readHandbook());
const chapters = [...runbook.chapters, ...handbook.chapters];
const known = shellVariables(runbook);

describe('shellcheck', () => {
  it.each(chapters.map((chapter) => [chapter.file, chapter] as const))(
    'has nothing to say about the blocks of %s',
    async (_file, chapter) => {
      const blocks = stepsOf({ chapters: [chapter] }).flatMap(({ id, check, run, verify, undo }) =>
        Object.entries({ check, run, verify, undo }).flatMap(([kind, block]) =>
          block === undefined ? [] : [{ name: `${id} ${kind}`, code: block.code }],
        ),
      );
      const complaints: string[] = [];
      for (const { name, code } of blocks) {
        const names = namesRead(code)
          .map((read) => read.name)
          .filter((read) => known.includes(read));
        const variables = Object.fromEntries(names.map((read) => [read, 'a value']));
        const { stdout, exitCode } = await execa(
          'shellcheck',
          ['-s', 'sh', '-S', 'warning', '-f', 'gcc', '-'],
          {
            input: toShell({ code, variables }),
            reject: false,
          },
        );
        if (exitCode !== 0) complaints.push(`${name}: ${stdout}`);
      }
      expect(complaints).toEqual([]);
    },
  );
});
