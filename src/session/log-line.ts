/** How a printed line stands in a log: `run   !| text`, where `!` says that it came by stderr. */
import type { PrintedLine } from '../execute/ports.js';
import type { OutputLine } from '../output/output-line.js';

export const logName = (step: string, host: string): string => `${step}.${host}.log`;

export const logLine = ({ phase, stream, text }: PrintedLine): string =>
  `${phase.padEnd(6)}${stream === 'stderr' ? '!' : ' '}| ${text}`;

/** What was printed, without what the log says of it. A remark of the log's own stays as it is. */
export const lineOfLog = (line: string): OutputLine => {
  const [, mark, text] = /^[a-z ]{6}([ !])\| (.*)$/s.exec(line) ?? [];
  return { stream: mark === '!' ? 'stderr' : 'stdout', text: text ?? line };
};
