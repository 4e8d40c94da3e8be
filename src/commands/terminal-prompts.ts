import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Prompts, SecretQuestion } from '../execute/ports.js';

/** Questions asked on the terminal, one at a time; answered by nobody where there is no terminal. */
export const terminalPrompts = (passwordFile: string | undefined): Prompts => {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const turn = last.then(ask, ask);
    last = turn;
    return turn;
  };
  return {
    acceptHostKey: ({ host, address, keyType, fingerprint }) =>
      inTurn(async () => {
        const text = `${host} (${address}) is seen for the first time. Its ${keyType} key is ${fingerprint}\nIs that right? [yes/no] `;
        const answer = await askLine(text);
        return answer === undefined ? undefined : /^y(es)?$/i.test(answer.trim());
      }),
    secret: (question) =>
      inTurn(async () => {
        if (passwordFile !== undefined && question.kind.endsWith('-password')) {
          return question.again ? undefined : (await readFile(passwordFile, 'utf8')).split(/\r?\n/)[0];
        }
        return askLine(`${secretText(question)} `, true);
      }),
  };
};

const secretText = ({ kind, host, subject, again }: SecretQuestion): string => {
  const wanted = {
    'login-password': 'Password of',
    'sudo-password': 'sudo password of',
    'key-passphrase': 'Passphrase of',
    variable: 'The secret',
  }[kind];
  return `${again ? 'That was not right. ' : ''}${wanted} ${subject}${kind.endsWith('-password') ? ` (${host})` : ''}:`;
};

/** A line typed by a person; `undefined` where nobody can type. A hidden line is not echoed. */
export const askLine = async (text: string, hidden = false): Promise<string | undefined> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  process.stderr.write(text);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const reader = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  });
  const ended = new Promise<undefined>((resolve) =>
    reader.once('close', () => {
      resolve(undefined);
    }),
  );
  try {
    return await Promise.race([reader.question(''), ended]);
  } finally {
    reader.close();
    if (hidden) process.stderr.write('\n');
  }
};
