import type { Cluster } from '../cluster/types.js';
import type { Runbook } from '../runbook/types.js';
import { namesReadOnce } from '../runbook/shell-names.js';
import type { Problem } from '../source/problem.js';
import { saying } from '../words/saying.js';
import type { Plan, PlannedSecret, Script } from './types.js';

/** Where each secret of the runbook comes from. The values themselves are no part of a plan. */
export const planSecrets = (
  { variables }: Runbook,
  { vars, placeOf }: Cluster,
): { readonly secrets: readonly PlannedSecret[]; readonly problems: readonly Problem[] } => {
  const secrets: PlannedSecret[] = [];
  const problems: Problem[] = [];
  for (const { name, about } of variables.filter(({ secret }) => secret === true)) {
    const from = sourceOf(vars[name] ?? 'ask');
    if (from) secrets.push({ name, about, from });
    else {
      problems.push({
        ...placeOf(['vars', name]),
        message: saying('cluster.secret', { name }),
        hint: saying('cluster.secretHint'),
      });
    }
  }
  return { secrets, problems };
};

const sourceOf = (text: string): PlannedSecret['from'] | undefined => {
  if (text === 'ask') return { kind: 'ask' };
  const [, kind, rest = ''] = /^(env|file):(.+)$/.exec(text) ?? [];
  if (kind === 'file') return { kind, path: rest };
  return kind === 'env' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(rest) ? { kind: 'env', name: rest } : undefined;
};

export const shellNameOf = ({ name }: PlannedSecret): string => name.toUpperCase();

/** The secrets that a block names, which is all that it is given. */
export const secretsIn = ({ code }: Script, { secrets }: Plan): readonly PlannedSecret[] => {
  if (secrets.length === 0) return [];
  const read = namesReadOnce(code);
  return secrets.filter((secret) => read.includes(shellNameOf(secret)));
};
