import type { Explanation } from '../../runbook/types.js';
import type { Look } from '../app/look.js';
import type { FilesOnHost } from '../diff/files-on-host.js';
import { languageOfFile, type CodeLanguage } from '../highlight/language-of.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { wrap, wrapHanging } from '../lines/wrap.js';
import { codeLines, comparedLines } from './code-lines.js';
import type { CodeBlock, StepBody } from './step-body.js';
import type { Teaching } from './teaching.js';

export interface Commands {
  readonly lines: readonly Line[];
  /** The row to bring into view: the explained fragment, else its meaning. */
  readonly pointed?: number;
  /** The row at which it is said what good output looks like. */
  readonly outputs?: number;
}

export interface CommandsInput {
  readonly body: StepBody;
  readonly explanations: readonly Explanation[];
  /** The pointed-at explanation and its fragment as it stands in the code shown. */
  readonly pointed?: { readonly index: number; readonly fragment: string };
  readonly outputs: readonly string[];
  readonly teaching: Teaching;
  readonly noUndo?: string;
  /** What lies on the host where files are to be put, once it was looked at. */
  readonly onHost: FilesOnHost;
}

/** The commands of a step on one host, the files it puts in place, and what each fragment means. */
export const commandsLines = (input: CommandsInput, width: number, look: Look): Commands => {
  const { t, glyphs } = look;
  const lines: Line[] = [];
  let pointed: number | undefined;
  const heading = (words: string): void => {
    if (lines.length > 0) lines.push(blank);
    lines.push(...wrap([span(words, 'strong')], width));
  };
  const code = (content: string, language?: CodeLanguage, fragment?: string): void => {
    const laid = codeLines(content, language, fragment, width, look);
    if (laid.pointed !== undefined) pointed ??= lines.length + laid.pointed;
    lines.push(...laid.lines);
  };
  const shell = ({ kind, code: content }: CodeBlock): void => {
    heading(t(`page.blocks.${kind}`));
    code(content, 'bash', input.pointed?.fragment);
  };

  input.body.before.forEach(shell);
  for (const { name, to, names, days } of input.body.certificates) {
    heading(t('page.certificate', { name, to }));
    for (const words of [
      t('page.certificateNames', { names: names.join(', ') }),
      t('page.certificateDays', { days }),
    ])
      lines.push(...wrapHanging([span(words)], width, line('  '), line('  ')));
  }
  for (const { file, path, from } of input.body.releases) {
    heading(t('page.artifact', { file, path }));
    if (from !== undefined) code(from);
  }
  for (const { path, mode, owner, content } of input.body.files) {
    heading(t('page.file', { path, mode, owner }));
    const there = input.onHost[path];
    if (there !== undefined) lines.push(...comparedLines(there, width, look));
    if (there?.kind !== 'differs') code(content, languageOfFile(path), input.pointed?.fragment);
  }
  input.body.after.forEach(shell);
  if (input.noUndo !== undefined) {
    lines.push(blank, ...wrap([span(t('page.noUndo', { why: input.noUndo }))], width));
  }
  const { explanations, outputs, teaching } = input;
  const closed = (words: string): void => {
    lines.push(blank, line(words, 'faint'));
  };
  if (explanations.length > 0 && teaching.explanations === 'closed')
    closed(t('page.explanationsClosed', { count: explanations.length }));
  else if (explanations.length > 0) heading(t('page.explanations'));
  (teaching.explanations === 'open' ? explanations : []).forEach(({ fragment, meaning }, i) => {
    const chosen = i === input.pointed?.index;
    if (chosen) pointed ??= lines.length;
    const words = [span(fragment, chosen ? 'marked' : 'code'), span(`: ${meaning}`)];
    lines.push(
      ...wrapHanging(words, width, line(chosen ? `${glyphs.pointer} ` : '  ', 'busy'), line('    ')),
    );
  });
  const outputsAt = lines.length + 1;
  if (outputs.length > 0 && teaching.outputs === 'open') {
    heading(t('page.outputs'));
    for (const output of outputs) code(output);
  } else if (outputs.length > 0) closed(t('page.outputsClosed'));
  if (lines.length === 0) lines.push(line(t('page.nothingToRun')));
  return {
    lines,
    ...(pointed === undefined ? {} : { pointed }),
    ...(outputs.length === 0 ? {} : { outputs: outputsAt }),
  };
};
