import { quote } from '../source/shell-quote.js';
import { namesReadOnce, plainExpansions } from '../runbook/shell-names.js';
import type { ShellBlock } from '../runbook/types.js';
import type { Script } from './types.js';

/** Set before every block: stop at the first error, plain messages, no questions from package managers. */
const prelude = `set -eu
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive`;

/** The complete text that runs on the host: values as shell variables, so that nothing in them can inject. */
export const toShell = ({ code, variables }: Script): string =>
  [prelude, ...Object.entries(variables).map(([name, value]) => `${name}=${quote(value)}`), code, ''].join(
    '\n',
  );

/** The code with the values filled in, for eyes: what the shell will make of it, not what is sent. */
export const shown = ({ code, variables }: Script): string => {
  let filled = '';
  let done = 0;
  for (const { name, offset, text } of plainExpansions(code)) {
    if (!Object.hasOwn(variables, name)) continue;
    filled += code.slice(done, offset) + (variables[name] ?? text);
    done = offset + text.length;
  }
  return filled + code.slice(done);
};

/** A block that was read with its runbook, and those of `values` that it reads. */
export const scriptOf = (
  { code, reads }: Pick<ShellBlock, 'code' | 'reads'>,
  values: Readonly<Record<string, string>>,
): Script => ({
  code,
  variables: Object.fromEntries(Object.entries(values).filter(([name]) => reads.includes(name))),
});

/** The same for what a person wrote in the place of a block. */
export const toScript = (code: string, values: Readonly<Record<string, string>>): Script =>
  scriptOf({ code, reads: namesReadOnce(code) }, values);
