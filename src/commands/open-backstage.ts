import { join } from 'node:path';
import { kubewalkHome } from '../files/home.js';
import { keepAnswers, readAnswers } from '../session/answers-file.js';
import { rememberSettings } from '../session/settings-file.js';
import type { Checked } from '../source/problem.js';
import type { Backstage, Opened, SessionSummary } from '../ui/ports.js';
import type { Settings } from '../ui/settings/settings.js';
import { bookOf } from './book.js';
import { inLanguage } from './in-language.js';
import { planCluster, vocabularyOf } from './load-plan.js';
import { breakTour, brokenTourFile, recordedRunbook, tourFile } from './serve-tour.js';
import { saveLines } from './save-lines.js';
import { loadRunbook, type LoadedRunbook } from './load-runbook.js';

/** Reads the runbook and gives the screens what they need from behind the stage. */
export const openBackstage = async (folder: string, settings: Settings): Promise<Checked<Backstage>> => {
  const loaded = await loadRunbook(folder);
  return loaded.ok ? { ok: true, value: createBackstage(loaded.value, settings) } : loaded;
};

const createBackstage = (loaded: LoadedRunbook, settings: Settings): Backstage => {
  let { language } = settings;
  return {
    book: bookOf(loaded),
    ...(loaded.runbook.id === recordedRunbook && { tour: tourFile(process.env) }),
    settings,
    answers: readAnswers(kubewalkHome(process.env), loaded.runbook.id),
    keepAnswers: (answers) => keepAnswers(kubewalkHome(process.env), loaded.runbook.id, answers),
    remember(change) {
      language = change.language ?? language;
      return rememberSettings(kubewalkHome(process.env), change);
    },
    breakTour: () => breakTour(process.env),
    async sessions() {
      const { listSessions } = await import('../session/list-sessions.js');
      return (
        listSessions(kubewalkHome(process.env))
          .filter(({ runbook }) => runbook === loaded.runbook.id)
          // It begins anew whenever it is chosen: there is nothing to resume.
          .filter(({ clusterFile }) => clusterFile !== brokenTourFile(process.env))
          .map(({ cluster, clusterFile, lastUsed, resumeAt, stepsDone, stepsTotal }): SessionSummary => ({
            cluster,
            clusterFile,
            lastUsed,
            stepsDone,
            stepsTotal,
            ...(resumeAt !== undefined && { resumeAt }),
          }))
      );
    },
    async open(clusterFile, prompts): Promise<Opened> {
      const planned = await planCluster(inLanguage(loaded, language), clusterFile);
      const { openForScreens } = await import('./open-for-screens.js');
      return openForScreens(planned, prompts);
    },
    async keptOutput(recordFolder, step, host) {
      const { findKeptOutput } = await import('../session/kept-output.js');
      return findKeptOutput(recordFolder, step, host);
    },
    saveOutput: (name, lines) => saveLines(process.cwd(), name, lines),
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
      const { openFix } = await import('./open-fix.js');
      return openFix(loaded, clusterFile, finding, prompts, words);
    },
    async openUndo(clusterFile, prompts, words) {
      const { openUndo } = await import('./open-fix.js');
      return openUndo(loaded, clusterFile, prompts, words);
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
  };
};
