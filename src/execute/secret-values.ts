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
      throw new EffectError(`the secret "${secret.name}" has no value: ${whereOf(secret)}`, secret.about);
    }
    if (/[\n\0]/.test(value)) {
      const hint = 'a key or certificate of many lines belongs into a file on the host';
      throw new EffectError(`the secret "${secret.name}" has more than one line`, hint);
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

const whereOf = ({ from }: PlannedSecret): string => {
  switch (from.kind) {
    case 'ask':
      return 'nobody answered';
    case 'env':
      return `${from.name} is not set in the environment`;
    case 'file':
      return `${from.path} is empty`;
  }
};
