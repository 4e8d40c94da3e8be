import * as z from 'zod';
import { readSettings, rememberSettings } from './settings-file.js';

const schema = z.record(z.string(), z.record(z.string(), z.boolean())).catch({});

type Answers = Readonly<Record<string, boolean>>;

const readAll = (home: string): Readonly<Record<string, Answers>> =>
  schema.parse(readSettings(home)['answers']);

/** Which questions of a runbook were answered, and whether right; kept beside the settings. */
export const readAnswers = (home: string, runbook: string): Answers => readAll(home)[runbook] ?? {};

export const keepAnswers = (home: string, runbook: string, answers: Answers): Promise<void> =>
  rememberSettings(home, { answers: { ...readAll(home), [runbook]: answers } });
