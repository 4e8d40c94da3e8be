import { expect, it } from 'vitest';
import { createSecretValues } from '../../src/execute/secret-values.js';

const secret = { name: 'token', about: 'Opens it.', from: { kind: 'ask' } } as const;

it('asks once for all hosts, and takes the value out of what is shown', async () => {
  let asked = 0;
  const values = createSecretValues(() => Promise.resolve(`hunter${String((asked += 1))}`));
  const redact = values.redactor();
  expect(redact('hunter1')).toBe('hunter1');
  expect(await Promise.all([values.get(secret, 'a'), values.get(secret, 'b')])).toEqual([
    'hunter1',
    'hunter1',
  ]);
  expect(redact('hunter1 and hunter1, not hunter2')).toBe('[secret] and [secret], not hunter2');
});

it('asks again where nobody answered', async () => {
  const answers = [undefined, 'hunter2'];
  const values = createSecretValues(() => Promise.resolve(answers.shift()));
  await expect(values.get(secret, 'a')).rejects.toThrow('the secret "token" has no value: nobody answered');
  expect(await values.get(secret, 'a')).toBe('hunter2');
});

it('takes no value of several lines', async () => {
  const values = createSecretValues(() => Promise.resolve('one\ntwo'));
  await expect(values.get(secret, 'a')).rejects.toThrow('more than one line');
});
