import { kubewalkHome } from '../files/home.js';
import { readSettings } from '../session/settings-file.js';
import { settingsFrom } from '../ui/settings/settings.js';
import type { Language } from '../words/language.js';
import { wordsIn, type Words } from '../words/words.js';

interface Spoken {
  readonly lang?: Language;
  readonly json?: boolean;
}

/**
 * The words of a command without screens: as asked for, else as remembered, else as the locale says. What programs read
 * is English whatever a person speaks.
 */
export const ownWords = ({ lang, json = false }: Spoken): Words =>
  wordsIn(
    json ? 'en' : (lang ?? settingsFrom(readSettings(kubewalkHome(process.env)), process.env).language),
  );
