import { app } from './app.js';
import { chapters } from './chapters.js';
import { dialog, question } from './dialog.js';
import { difference } from './difference.js';
import { doctor } from './doctor.js';
import { end } from './end.js';
import { failure } from './failure.js';
import { form } from './form.js';
import { home, machines, problems, progress } from './home.js';
import { actions } from './keys.js';
import { phase, reason, risk, standing, strategy } from './kinds.js';
import { library, quiz } from './library.js';
import { output } from './output.js';
import { page } from './page.js';
import { palette } from './palette.js';
import { plain } from './plain.js';
import { seen } from './seen.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { notices, run } from './run.js';

/** Everything the program says in English, apart from the runbook's own words. It is the measure for other languages. */
export const english = {
  app,
  actions,
  chapters,
  dialog,
  difference,
  doctor,
  end,
  failure,
  form,
  home,
  library,
  machines,
  notices,
  output,
  page,
  palette,
  phase,
  plain,
  problems,
  progress,
  question,
  quiz,
  reason,
  risk,
  run,
  seen,
  settings,
  shell,
  standing,
  strategy,
} as const;
