import { saying, type Saying } from '../words/saying.js';
import { EffectError, type SecretValues } from './ports.js';
import type { PlannedSecret } from '../plan/types.js';
import { createLineRedactor } from './redact-lines.js';
import { secretForms } from './secret-forms.js';

/** `find` gives the value, or nothing; it is asked once for each secret that it knows. */
export const createSecretValues = (
  find: (secret: PlannedSecret, host: string) => Promise<string | undefined>,
): SecretValues => {
  const values = new Map<string, Promise<string>>();
  const given = new Set<string>();
  let forms = secretForms([]);
  const look = async (secret: PlannedSecret, host: string): Promise<string> => {
    const value = await find(secret, host);
    if (value === undefined || value === '') {
      throw new EffectError(withoutValue(secret), secret.about);
    }
    if (/[\n\0]/.test(value)) {
      throw new EffectError(
        saying('cluster.secretLines', { name: secret.name }),
        saying('cluster.secretLinesHint'),
      );
    }
    given.add(value);
    forms = secretForms([...given]);
    return value;
  };
  return {
    async get(secret, host) {
      const pending = values.get(secret.name) ?? look(secret, host);
      values.set(secret.name, pending);
      // Whoever gave none may be asked again.
      pending.catch(() => values.delete(secret.name));
      return pending;
    },
    redactor: () => createLineRedactor(() => forms),
  };
};

const withoutValue = ({ name, from }: PlannedSecret): Saying => {
  switch (from.kind) {
    case 'ask':
      return saying('cluster.secretNobody', { name });
    case 'env':
      return saying('cluster.secretUnset', { name, variable: from.name });
    case 'file':
      return saying('cluster.secretEmpty', { name, path: from.path });
  }
};
