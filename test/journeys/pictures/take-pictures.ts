/**
 * `npm run pictures`: pictures of the screens, and a short film, for people who have not installed anything yet. Taken from
 * the built program on the tour, in a real terminal; needs no network and no machines. They lie in assets/screens/.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openTerminal, type OpenedTerminal } from '../support/open-terminal.js';
import { walkOn } from '../support/walk-on.js';
import { recordCast } from './record-cast.js';
import { screenSvg } from './screen-svg.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'assets/screens');
const program = join(root, 'dist/cli.js');
const size = { columns: 100, rows: 30 };

const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
  console.log(`${name} ${String(Buffer.byteLength(text))}`);
};

/** Until nothing has changed for a while: a picture shows what a person sees who has stopped typing. */
const settled = async (terminal: OpenedTerminal): Promise<void> => {
  let before = '';
  let since = Date.now();
  await terminal.until(() => {
    const now = terminal.text();
    if (now !== before || now.trim() === '') since = Date.now();
    before = now;
    return Date.now() - since > 1500;
  }, 'the screen to come to rest');
};

/** In a home of its own, where nobody was before. */
const onTour = async (
  speed: number,
  show: (terminal: OpenedTerminal) => Promise<void>,
  onData?: (data: string) => void,
): Promise<void> => {
  const home = mkdtempSync(join(tmpdir(), 'kubewalk-pictures-'));
  const env = { KUBEWALK_HOME: home, KUBEWALK_TOUR_SPEED: String(speed), FORCE_COLOR: '1' };
  const terminal = openTerminal(process.execPath, [program], {
    ...size,
    env,
    patienceMs: 120_000,
    // Where this machine keeps it is nobody's business.
    ...(onData && {
      onData: (data) => {
        onData(data.replaceAll(home, '~/kubewalk'));
      },
    }),
  });
  try {
    await show(terminal);
  } finally {
    terminal.close();
    rmSync(home, { recursive: true, force: true });
  }
};

const picture = (terminal: OpenedTerminal, name: string, title: string): void => {
  write(`${name}.svg`, screenSvg(title, terminal.cells()));
};

/** The same screen in both languages. */
const inBoth = async (terminal: OpenedTerminal, name: string, title: string): Promise<void> => {
  await inEnglish(terminal, name, title);
  await otherLanguage(terminal);
  picture(terminal, `${name}.zh`, title);
  await otherLanguage(terminal);
};

const otherLanguage = async (terminal: OpenedTerminal): Promise<void> => {
  const before = terminal.text();
  terminal.type('L');
  await terminal.until(() => terminal.text() !== before, 'the other language');
  await settled(terminal);
};

const inEnglish = async (terminal: OpenedTerminal, name: string, title: string): Promise<void> => {
  await settled(terminal);
  picture(terminal, `${name}.en`, title);
};

const heading = (terminal: OpenedTerminal): string => terminal.lines()[0] ?? '';
const isAt = (terminal: OpenedTerminal, step: string): boolean =>
  heading(terminal).includes(step) && terminal.lines().at(-1)?.startsWith(' enter run') === true;

const pageDown = '\u001B[6~';

const takePictures = async (terminal: OpenedTerminal): Promise<void> => {
  await terminal.seen('Nothing to resume yet.');
  await inBoth(terminal, 'home', 'kubewalk, first screen');
  await terminal.choose('Take the tour');
  await walkOn(terminal, () => isAt(terminal, 'Look the hosts over'));
  await inBoth(terminal, 'step', 'kubewalk, a step and its commands');
  await walkOn(terminal, () => isAt(terminal, 'docker: Debian and Ubuntu'));
  terminal.type('R');
  await terminal.seen('Unpacking');
  picture(terminal, 'run.en', 'kubewalk, a step being carried out');
  await terminal.seen('did not succeed');
  await inEnglish(terminal, 'failure', 'kubewalk, a step that failed');
  terminal.type('o');
  await inEnglish(terminal, 'output', 'kubewalk, all that one host printed');
  terminal.type('\u001B');
  await terminal.choose('Retry on node02');
  await terminal.until(() => !terminal.text().includes('did not succeed'), 'another try');
  await walkOn(terminal, () => heading(terminal).includes('flannel'));
  terminal.type('\u001B');
  await inEnglish(terminal, 'chapters', 'kubewalk, chapters and steps');
  terminal.type('\r');
  await walkOn(terminal, () => terminal.text().includes('Everything is done'));
  await settled(terminal);
  // Further down is what took how long; above it stands a folder that is nowhere else.
  terminal.type(pageDown);
  await inEnglish(terminal, 'end', 'kubewalk, what was done');
};

const takeDoctor = async (terminal: OpenedTerminal): Promise<void> => {
  await terminal.choose('Find out why etcd is broken');
  await terminal.seen('certain on node01');
  await inEnglish(terminal, 'doctor', 'kubewalk, what the doctor found');
  await otherLanguage(terminal);
  // What was found stays in the language it was found in.
  terminal.type('r');
  await terminal.seen('证书里没有');
  await settled(terminal);
  picture(terminal, 'doctor.zh', 'kubewalk, what the doctor found');
};

/** As a person does it who reads a little. */
const act = async (terminal: OpenedTerminal): Promise<void> => {
  const press = async (keys: string, ms = 1500): Promise<void> => {
    terminal.type(keys);
    await delay(ms);
  };
  await terminal.seen('Nothing to resume yet.');
  await delay(2000);
  await terminal.choose('Take the tour');
  await terminal.seen('Architecture');
  await delay(1500);
  await walkOn(terminal, () => isAt(terminal, 'Look the hosts over'));
  await delay(3000);
  await press('\r', 500);
  await walkOn(terminal, () => isAt(terminal, 'Tools and folders'));
  await delay(3000);
  await press('\u001B');
  await press('\u001B');
  await terminal.choose('Find out why etcd is broken');
  await terminal.seen('certain on node01');
  await delay(4000);
  await press('\r');
  await terminal.seen('Issue the certificate anew and start with it: done.');
  await delay(3000);
};

mkdirSync(folder, { recursive: true });
// Slow enough to see lines come.
await onTour(20, takePictures);
await onTour(100, takeDoctor);
const cast = recordCast('kubewalk: the tour', size.columns, size.rows);
await onTour(20, act, cast.hear);
write('tour.cast', cast.text());
