import { join, resolve } from 'node:path';
import { kubewalkHome } from '../files/home.js';
import { readSettings, rememberSettings } from '../session/settings-file.js';
import { settingsFrom, type Settings } from '../ui/settings/settings.js';
import type { Language } from '../words/language.js';
import type { Backstage, Opened, SessionSummary } from '../ui/ports.js';
import { exitCodes } from './exit-codes.js';
import { planCluster, vocabularyOf } from './load-plan.js';
import { loadRunbook, type LoadedRunbook } from './load-runbook.js';
import { createReport } from './report.js';

export interface TuiOptions {
  /** Opened at once; without it the home screen asks. */
  readonly cluster?: string;
  readonly runbook: string;
  readonly lang?: Language;
  readonly ascii?: boolean;
}

/** The screens. Needs a terminal on both sides. */
export const tui = async ({ cluster, runbook, lang, ascii }: TuiOptions): Promise<void> => {
  const report = createReport(false);
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    report.refusal(
      'kubewalk needs a terminal for its screens',
      'without one, use: kubewalk run --cluster FILE --yes',
    );
    process.exitCode = exitCodes.invalid;
    return;
  }
  const loaded = await loadRunbook(runbook);
  if (!loaded.ok) {
    report.problems(loaded.problems);
    process.exitCode = exitCodes.invalid;
    return;
  }
  const settings = settingsFrom(
    {
      ...readSettings(kubewalkHome(process.env)),
      ...(lang !== undefined && { language: lang }),
      ...(ascii === true && { glyphs: 'ascii' }),
    },
    process.env,
  );
  const { runUi } = await import('../ui/run-ui.js');
  await runUi({
    backstage: createBackstage(loaded.value, settings),
    ...(cluster !== undefined && { clusterFile: resolve(cluster) }),
    stdin: process.stdin,
    stdout: process.stdout,
    env: process.env,
    crashFolder: join(kubewalkHome(process.env), 'crashes'),
  });
};

const createBackstage = (loaded: LoadedRunbook, settings: Settings): Backstage => ({
  runbook: loaded.runbook,
  settings,
  remember: (change) => rememberSettings(kubewalkHome(process.env), change),
  async sessions() {
    const { listSessions } = await import('../session/list-sessions.js');
    return listSessions(kubewalkHome(process.env))
      .filter(({ runbook }) => runbook === loaded.runbook.id)
      .map(({ cluster, clusterFile, lastUsed, resumeAt, stepsDone, stepsTotal }): SessionSummary => ({
        cluster,
        clusterFile,
        lastUsed,
        stepsDone,
        stepsTotal,
        ...(resumeAt !== undefined && { resumeAt }),
      }));
  },
  async open(clusterFile, prompts): Promise<Opened> {
    const planned = await planCluster(loaded, clusterFile);
    if (!planned.ok) return { kind: 'problems', problems: planned.problems };
    const { openExecution } = await import('./open-execution.js');
    const opened = await openExecution(planned.value, { prompts });
    if (opened.kind !== 'opened') return opened;
    const { folder, ...rest } = opened;
    return { ...rest, recordFolder: folder };
  },
  async certificates({ cluster, chapters }) {
    const { listCertificates } = await import('../pki/list-certificates.js');
    const wanted = chapters
      .flatMap(({ steps }) => steps.flatMap(({ work }) => work))
      .flatMap(({ host, certificates }) => certificates.map(({ ca, name }) => ({ ca, name, host })));
    return listCertificates(join(kubewalkHome(process.env), 'pki', cluster.name), wanted);
  },
  async examine(clusterFile, prompts, words) {
    const { consult } = await import('./consult.js');
    return consult(loaded, clusterFile, prompts, words);
  },
  async openFix(clusterFile, finding, prompts, words) {
    const { openFix } = await import('./consult.js');
    return openFix(loaded, clusterFile, finding, prompts, words);
  },
  async createCluster(draft) {
    const { createCluster } = await import('./create-cluster.js');
    return createCluster(draft, vocabularyOf(loaded.runbook));
  },
  async startLab(onProgress) {
    const [{ startLab, usualLab }, { LabError }] = await Promise.all([
      import('./lab.js'),
      import('../lab/lab-error.js'),
    ]);
    try {
      return { kind: 'created', clusterFile: await startLab(usualLab, onProgress) };
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      const [message = 'practice machines cannot be made here', ...rest] = error.problems;
      return { kind: 'refused', message, hint: rest.join('\n') };
    }
  },
});
