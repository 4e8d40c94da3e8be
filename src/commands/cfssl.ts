import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { allSteps } from '../engine/work.js';
import { EffectError } from '../execute/ports.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import { readIfThere } from '../files/read-if-there.js';
import { writeFileWhole } from '../files/write-file-whole.js';
import { cfsslFiles, type WantedCertificate } from '../pki/cfssl-files.js';
import type { Plan } from '../plan/types.js';
import type { Told } from '../words/saying.js';
import type { Words } from '../words/words.js';
import { exitCodes } from './exit-codes.js';
import { clusterOption, langOption, runbookOption } from './options.js';
import { OwnCommand } from './own-command.js';
import type { Report } from './report.js';
import { withPlan, type PlanOptions } from './with-plan.js';

export const cfsslCommand = (): Command =>
  new OwnCommand('cfssl')
    .description('write the files from which cfssl would make the same certificates')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .addOption(new Option('--to <dir>', 'the folder for them').default('cfssl'))
    .addOption(langOption())
    .action(({ to, ...options }: PlanOptions & { readonly to: string }) =>
      withPlan(({ plan }, report, words) => writeCfssl(plan, resolve(to), report, words))(options),
    );

const writeCfssl = async (plan: Plan, folder: string, report: Report, words: Words): Promise<void> => {
  try {
    const files = [...cfsslFiles(certificatesOf(plan))].map(([path, text]) => ({
      path: join(folder, path),
      text,
    }));
    const before = await Promise.all(files.map(({ path }) => readIfThere(path)));
    const changed = files.find(({ text }, index) => before[index] !== undefined && before[index] !== text);
    if (changed !== undefined) {
      refuse(report, words.t('plain.cfssl.differs', changed), words.t('plain.cfssl.differsHint'));
      return;
    }
    for (const { path, text } of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFileWhole(path, text, 0o644);
      report.line(path);
    }
    report.line(words.t('plain.cfssl.written', { count: files.length }));
  } catch (error) {
    if (error instanceof EffectError) refuse(report, error.told, error.hint);
    else if (errnoOf(error) === undefined) throw error;
    else
      refuse(
        report,
        words.t('plain.cfssl.cannot', { folder, why: fileTrouble(error) }),
        words.t('plain.cfssl.cannotHint'),
      );
  }
};

const refuse = (report: Report, message: Told, hint: Told): void => {
  report.refusal(message, hint);
  process.exitCode = exitCodes.invalid;
};

/** Those of steps that are carried out in this plan. */
const certificatesOf = (plan: Plan): readonly WantedCertificate[] =>
  allSteps(plan)
    .filter(({ leftOut }) => leftOut === undefined)
    .flatMap(({ work }) => work)
    .flatMap(({ host, certificates }) => certificates.map((certificate) => ({ host, certificate })));
