import { describe, expect, it } from 'vitest';
import type { SecretQuestion } from '../../src/execute/ports.js';
import { createSecrets } from '../../src/ssh/secrets.js';

const question = (host: string): Omit<SecretQuestion, 'again'> => ({
  kind: 'sudo-password',
  host,
  subject: 'x',
});

const asking = (...answers: readonly (string | undefined)[]) => {
  const asked: SecretQuestion[] = [];
  const left = [...answers];
  const secrets = createSecrets({
    acceptHostKey: () => Promise.resolve(undefined),
    secret: (one) => {
      asked.push(one);
      return Promise.resolve(left.shift());
    },
  });
  return { secrets, asked };
};

describe('secrets', () => {
  it('are asked for once, also by hosts that ask at the same time', async () => {
    const { secrets, asked } = asking('pass');
    const answers = await Promise.all(['a', 'b', 'c'].map((host) => secrets.ask('s', question(host))));
    expect(answers).toEqual(['pass', 'pass', 'pass']);
    expect(asked).toHaveLength(1);
  });

  it('are asked for again when wrong, but not by a host that has not tried the newest', async () => {
    const { secrets, asked } = asking('wrong', 'right');
    expect(await secrets.ask('s', question('a'))).toBe('wrong');
    expect(await secrets.ask('s', question('b'))).toBe('wrong');
    expect(await secrets.ask('s', question('a'), 'wrong')).toBe('right');
    expect(await secrets.ask('s', question('b'), 'wrong')).toBe('right');
    expect(asked.map(({ again }) => again)).toEqual([false, true]);
  });

  it('of a host with one of its own are remembered for it', async () => {
    const { secrets } = asking('common', 'own');
    await secrets.ask('s', question('a'));
    await secrets.ask('s', question('b'), 'common');
    expect([secrets.known('s', 'a'), secrets.known('s', 'b')]).toEqual(['common', 'own']);
    expect(await secrets.ask('s', question('a'))).toBe('common');
  });

  it('are not shared between scopes, and nobody answering is no answer', async () => {
    const { secrets } = asking('one', undefined);
    await secrets.ask('s', question('a'));
    expect(secrets.known('t', 'a')).toBeUndefined();
    expect(await secrets.ask('t', question('a'))).toBeUndefined();
  });
});
