import type { Move, Outcome } from '../engine/types.js';
import type { ExecutionListener } from '../execute/execution.js';
import type { PrintedLine } from '../execute/ports.js';
import type { Plan } from '../plan/types.js';
import { findStep } from '../engine/work.js';
import { padTo } from '../source/columns.js';
import { wordsIn, type Words } from '../words/words.js';
import { describeReason, hintOf } from './describe-reason.js';

/** What happens, as lines for eyes and log files: no colour, no cursor movement. */
export const textLines = (
  plan: Plan,
  write: (line: string) => void,
  words: Words = wordsIn('en'),
): ExecutionListener => {
  const { t, say } = words;
  const width = Math.max(...plan.hosts.map(({ name }) => name.length));
  let heading = '';
  /** What was printed since the step began on a host: shown when it fails, and always for steps that only read. */
  const printed = new Map<string, PrintedLine[]>();
  const keyOf = (step: string, host: string): string => `${step} ${host}`;
  const headed = ({ step, chapter }: Move): void => {
    if (heading === step) return;
    heading = step;
    write('');
    write(`${chapter} › ${findStep(plan, step)?.title ?? step}`);
  };
  const finished = (move: Move, outcome: Outcome): void => {
    const { step, risk, host } = move;
    headed(move);
    const lines = printed.get(keyOf(step, host)) ?? [];
    printed.delete(keyOf(step, host));
    const { status, reason, durationMs } = outcome;
    const bad = status === 'failed' || status === 'unknown';
    const word = risk === 'reads' && status === 'already' ? 'looked' : status;
    const why = reason === undefined ? '' : `  ${describeReason(reason, words)}`;
    write(
      `  ${host.padEnd(width)}  ${glyphs[status]} ${padTo(t(`plain.status.${word}`), 7)} ${seconds(durationMs)}${why}`,
    );
    const hint = reason && hintOf(reason, words);
    if (hint !== undefined) write(`  ${' '.repeat(width)}    ${hint}`);
    if (bad || (risk === 'reads' && status === 'already')) {
      for (const { text } of lines.slice(bad ? -20 : -60)) write(`  ${' '.repeat(width)}    | ${text}`);
    }
  };
  return {
    moved(moves) {
      for (const move of moves) {
        const { host, to } = move;
        if (to.kind === 'finished') finished(move, to.outcome);
        else if (to.kind === 'pending' && to.note === 'undone') {
          headed(move);
          write(`  ${host.padEnd(width)}  < ${t('plain.status.undone')}`);
        }
      }
    },
    printed(line) {
      const key = keyOf(line.step, line.host);
      const lines = printed.get(key) ?? [];
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      printed.set(key, lines);
    },
    link({ host, state }) {
      write(`  ${state === 'lost' ? t('plain.linkLost', { host }) : t('plain.linkBack', { host })}`);
    },
    logCut({ step, host, file, limitBytes, lastLines }) {
      const limit = String(limitBytes / 1_000_000);
      write(`  ${t('plain.logCut', { step, host, limit, lines: String(lastLines) })}`);
      write(`  ${' '.repeat(width)}    ${file}`);
    },
    trouble({ message, hint }) {
      write(`${say(message)}\n    ${say(hint)}`);
    },
  };
};

const keptLines = 60;

const glyphs: Readonly<Record<Outcome['status'], string>> = {
  changed: '+',
  already: '=',
  skipped: '-',
  failed: 'x',
  unknown: '?',
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)}s`.padStart(7);
