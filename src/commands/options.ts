import { Option } from 'commander';
import { settingValues } from '../ui/settings/settings.js';
import { languages } from '../words/language.js';
import { groundFloor } from './package-folder.js';

/** Options that several commands share, so that they mean the same everywhere. */

export const clusterOption = (): Option =>
  new Option('-c, --cluster <file>', 'the cluster file').default('cluster.yaml');

export const runbookOption = (): Option =>
  new Option('--runbook <dir>', 'the runbook').default(groundFloor, 'the ground floor of Kubernetes');

export const jsonOption = (): Option => new Option('--json', 'one JSON object per line');

export const acceptNewOption = (): Option =>
  new Option('--accept-new', 'record the key of a host seen for the first time without asking');

export const passwordFileOption = (): Option =>
  new Option('--password-file <file>', 'its first line answers the questions for login and sudo passwords');

export const modeOption = (): Option =>
  new Option(
    '--mode <mode>',
    'learn, with the theory, or install, from step to step; else as in the settings',
  ).choices(settingValues.mode);

export const plainOption = (): Option =>
  new Option(
    '--plain',
    'for screen readers: print line after line what is new, and nothing else; INK_SCREEN_READER=true asks for the same',
  );

export const langOption = (): Option =>
  new Option('--lang <language>', 'en or zh; else the language of the locale').choices(languages);
