import { app } from './app.js';
import { artifacts } from './artifacts.js';
import { chapters } from './chapters.js';
import { cluster } from './cluster.js';
import { dialog, question } from './dialog.js';
import { difference } from './difference.js';
import { doctor } from './doctor.js';
import { end } from './end.js';
import { failure } from './failure.js';
import { files } from './files.js';
import { form } from './form.js';
import { home, machines, problems, progress } from './home.js';
import { actions } from './keys.js';
import { phase, reason, risk, standing, strategy } from './kinds.js';
import { library, quiz } from './library.js';
import { output } from './output.js';
import { page } from './page.js';
import { palette } from './palette.js';
import { pki } from './pki.js';
import { plain } from './plain.js';
import { record } from './record.js';
import { refused } from './refused.js';
import { schema } from './schema.js';
import { runbook } from './runbook.js';
import { seen } from './seen.js';
import { session } from './session.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { usage } from './usage.js';
import { ssh } from './ssh.js';
import { value } from './value.js';
import { yaml } from './yaml.js';
import { notices, run } from './run.js';

/** Everything the program says in English, apart from the runbook's own words. It is the measure for other languages. */
export const english = {
  app,
  actions,
  artifacts,
  chapters,
  cluster,
  dialog,
  difference,
  doctor,
  end,
  failure,
  files,
  form,
  home,
  library,
  machines,
  notices,
  output,
  page,
  palette,
  phase,
  pki,
  plain,
  problems,
  progress,
  question,
  quiz,
  reason,
  record,
  refused,
  risk,
  run,
  schema,
  runbook,
  seen,
  session,
  settings,
  shell,
  ssh,
  standing,
  strategy,
  value,
  usage,
  yaml,
} as const;
