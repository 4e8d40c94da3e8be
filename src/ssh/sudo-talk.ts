/**
 * Becoming root: sudo is given the password on its stdin, only after it asked for one in words that nobody else
 * says, so that the password can never end up as input of the shell behind it.
 */
import { randomBytes } from 'node:crypto';
import { ConnectError, type Stream } from '../execute/ports.js';
import { saying, type Told } from '../words/saying.js';
import type { Secrets } from './secrets.js';

export interface SudoPlan {
  readonly host: string;
  readonly user: string;
  readonly secrets: Secrets;
}

const tries = 3;

export class SudoTalk {
  readonly command: string;
  /** Settles when the shell behind sudo is there, or sudo will not have us. */
  readonly opened: Promise<void>;
  readonly #plan: SudoPlan;
  readonly #question: string;
  readonly #openedLine: string;
  readonly #settle: { resolve(): void; reject(error: Error): void };
  #heard = { stdout: '', stderr: '' };
  #asked = 0;
  #answer: string | undefined;

  /** `then` is what sh does as root. */
  constructor(plan: SudoPlan, then: string) {
    const nonce = randomBytes(8).toString('hex');
    this.#plan = plan;
    this.#question = `[kubewalk ${nonce}]`;
    this.#openedLine = `kubewalk-open-${nonce}`;
    this.command = `exec sudo -H -S -p '${this.#question}' sh -c 'echo ${this.#openedLine}; ${then}'`;
    let settle: { resolve(): void; reject(error: Error): void } | undefined;
    this.opened = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    // Refused while nobody waits yet is told to whoever waits later.
    this.opened.catch(() => undefined);
    this.#settle = settle ?? { resolve: () => undefined, reject: () => undefined };
  }

  /** Hands in what was printed before the shell is there; `say` writes to sudo's stdin. */
  hear(stream: Stream, text: string, say: (text: string) => void): void {
    this.#heard[stream] += text;
    if (this.#heard.stdout.includes(this.#openedLine)) this.#settle.resolve();
    const at = this.#heard.stderr.indexOf(this.#question);
    if (at === -1) return;
    this.#heard.stderr = this.#heard.stderr.slice(at + this.#question.length);
    void this.#tell(say).catch((error: unknown) => {
      this.#settle.reject(error instanceof Error ? error : new Error(String(error)));
    });
  }

  /** Why sudo went away, in its own words. */
  refusal(): ConnectError {
    const said = this.#heard.stderr.replaceAll(this.#question, '').trim();
    return this.#refused(said === '' ? saying('ssh.sudoSilent') : said.split('\n').slice(-2).join(' '));
  }

  async #tell(say: (text: string) => void): Promise<void> {
    this.#asked += 1;
    if (this.#asked > tries) throw this.#refused(saying('ssh.sudoWrong', { times: tries }));
    const { host, user, secrets } = this.#plan;
    const question = { kind: 'sudo-password', host, subject: `${user}@${host}` } as const;
    const rejected = this.#answer;
    this.#answer = await secrets.ask(`sudo ${user}`, question, rejected);
    if (this.#answer === undefined) throw this.#refused(saying('ssh.sudoNobody'));
    say(`${this.#answer}\n`);
  }

  #refused(why: Told): ConnectError {
    const { host, user } = this.#plan;
    return new ConnectError(
      host,
      'sudo-refused',
      saying('ssh.noRoot', { user, why }),
      saying('ssh.noRootHint', { user }),
    );
  }
}
