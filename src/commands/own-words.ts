import { kubewalkHome } from '../files/home.js';
import { readSettings } from '../session/settings-file.js';
import { settingsFrom } from '../ui/settings/settings.js';
import type { Language } from '../words/language.js';
import { wordsIn, type Words } from '../words/words.js';

/** The words of a command without screens: as asked for, else as remembered, else as the locale says. */
export const ownWords = (lang: Language | undefined): Words =>
  wordsIn(lang ?? settingsFrom(readSettings(kubewalkHome(process.env)), process.env).language);
