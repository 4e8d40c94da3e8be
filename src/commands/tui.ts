import { join, resolve } from 'node:path';
import { kubewalkHome } from '../files/home.js';
import { readSettings } from '../session/settings-file.js';
import { settingsFrom, type Settings } from '../ui/settings/settings.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import { exitCodes } from './exit-codes.js';
import { ownWords } from './own-words.js';
import { createReport } from './report.js';
import { steadyNow } from './steady-now.js';

export interface TuiOptions {
  /** Opened at once; without it the home screen asks. */
  readonly cluster?: string;
  /** Instead of a cluster: the recorded one whose etcd is broken. */
  readonly brokenTour?: true;
  readonly runbook: string;
  readonly lang?: Language;
  readonly mode?: Settings['mode'];
  readonly ascii?: boolean;
  readonly plain?: boolean;
}

/** The screens. Needs a terminal on both sides. */
export const tui = async ({
  cluster,
  brokenTour,
  runbook,
  lang,
  mode,
  ascii,
  plain,
}: TuiOptions): Promise<void> => {
  const report = createReport(ownWords({ ...(lang !== undefined && { lang }) }));
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    report.refusal(saying('refused.screens'), saying('refused.screensHint'));
    process.exitCode = exitCodes.invalid;
    return;
  }
  const settings = settingsFrom(
    {
      ...readSettings(kubewalkHome(process.env)),
      ...(lang !== undefined && { language: lang }),
      ...(mode !== undefined && { mode }),
      ...(ascii === true && { glyphs: 'ascii' }),
    },
    process.env,
  );
  const { runUi } = await import('../ui/run-ui.js');
  const problems = await runUi({
    settings,
    // As every program made with Ink is asked for it.
    spoken: plain ?? process.env['INK_SCREEN_READER'] === 'true',
    // Loaded after the first frame, with everything that reads runbooks.
    open: async () => (await import('./open-backstage.js')).openBackstage(runbook, settings),
    ...(cluster !== undefined && { first: { type: 'cluster-named', clusterFile: resolve(cluster) } }),
    ...(brokenTour === true && { first: { type: 'broken-tour-named' } }),
    now: steadyNow,
    stdin: process.stdin,
    stdout: process.stdout,
    env: process.env,
    crashFolder: join(kubewalkHome(process.env), 'crashes'),
  });
  if (problems.length === 0) return;
  report.problems(problems);
  process.exitCode = exitCodes.invalid;
};
