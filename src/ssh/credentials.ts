/**
 * What is shown to one sshd, in which order: the agent's copy of a named key, key files, the rest of the agent,
 * the password. The person is only asked for what the door turned out to need, and never while it is held open:
 * sshd hangs up on those who think for long.
 */
import type ssh2 from 'ssh2';
import { saying, type Saying, type Told } from '../words/saying.js';
import { agentKeys, ChosenAgent } from './chosen-agent.js';
import { endpointName, type Endpoint } from './endpoint.js';
import { unusableKey, type IdentityKeys, type LoadedIdentity } from './identity-keys.js';
import type { Secrets } from './secrets.js';

/** One thing to show, and how it is called when it did not help. */
export interface Attempt {
  readonly label: Told;
  readonly method: ssh2.AnyAuthMethod;
}

const passwordTries = 3;
const passwordLabels = ['password', 'keyboard-interactive'] as const;

export class Credentials {
  readonly #endpoint: Endpoint;
  readonly #keys: IdentityKeys;
  readonly #secrets: Secrets;
  #loaded: readonly LoadedIdentity[] | undefined;
  #offered: string | undefined;
  /** The password that was refused last. */
  #refused: string | undefined;
  #asked = 0;

  constructor(endpoint: Endpoint, keys: IdentityKeys, secrets: Secrets) {
    this.#endpoint = endpoint;
    this.#keys = keys;
    this.#secrets = secrets;
  }

  /** Everything that can be shown without asking anybody. Throws `ConnectError`. */
  async attempts(): Promise<readonly Attempt[]> {
    const { agent, identitiesOnly, user: username } = this.#endpoint;
    const [held, loaded] = await Promise.all([agentKeys(agent), this.#load()]);
    const agentOffer = (keys: readonly ssh2.ParsedKey[], label: Saying): readonly Attempt[] =>
      agent === undefined || keys.length === 0
        ? []
        : [{ label, method: { type: 'agent', username, agent: new ChosenAgent(agent, keys) } }];
    const named = held.filter((key) => loaded.some((one) => isSameKey(one, key)));
    const others = held.filter((key) => !named.includes(key));
    const files = loaded.flatMap((one): readonly Attempt[] =>
      one.kind === 'locked' || named.some((key) => isSameKey(one, key))
        ? []
        : [
            {
              label: saying('ssh.key', { path: one.path }),
              method: { type: 'publickey', username, key: one.key },
            },
          ],
    );
    return [
      ...agentOffer(named, saying('ssh.agentKey')),
      ...files,
      ...(identitiesOnly ? [] : agentOffer(others, saying('ssh.agentKeys', { count: others.length }))),
      ...this.#passwordAttempts(),
    ];
  }

  /**
   * After a refusal of what was `tried` (by label): gets more from the person. False when there is nothing more.
   */
  async getMore(tried: readonly Told[], accepted: readonly string[]): Promise<boolean> {
    if (tried.some((label) => label === passwordLabels[0] || label === passwordLabels[1]))
      this.#refused = this.#offered;
    return (await this.#unlockNext()) || (await this.#askPassword(accepted));
  }

  async #load(): Promise<readonly LoadedIdentity[]> {
    const { host, identities } = this.#endpoint;
    if (this.#loaded !== undefined) return this.#loaded;
    const loaded: LoadedIdentity[] = [];
    for (const identity of identities) {
      const one = await this.#keys.load(host, identity);
      if (one !== undefined) loaded.push(one);
    }
    this.#loaded = loaded;
    return loaded;
  }

  /** Passphrases are asked for one key at a time, in the order of the files. */
  async #unlockNext(): Promise<boolean> {
    const { host, identities } = this.#endpoint;
    const loaded = this.#loaded ?? [];
    const locked = loaded.find((one) => one.kind === 'locked');
    if (locked === undefined) return false;
    const key = await this.#keys.unlock(host, locked.path);
    if (key === undefined && identities.some(({ path, required }) => required && path === locked.path)) {
      throw unusableKey(host, locked.path, saying('ssh.locked'), saying('ssh.lockedHint'));
    }
    this.#loaded = loaded.flatMap((one): readonly LoadedIdentity[] => {
      if (one !== locked) return [one];
      return key === undefined ? [] : [{ kind: 'key', path: locked.path, key }];
    });
    return key !== undefined || (await this.#unlockNext());
  }

  async #askPassword(accepted: readonly string[]): Promise<boolean> {
    const { host, user, askPassword } = this.#endpoint;
    const wanted = accepted.includes('password') || accepted.includes('keyboard-interactive');
    if (!askPassword || !wanted || this.#asked >= passwordTries) return false;
    this.#asked += 1;
    const question = { kind: 'login-password', host, subject: endpointName(this.#endpoint) } as const;
    return (await this.#secrets.ask(scopeOf(user), question, this.#refused)) !== undefined;
  }

  #password(): string | undefined {
    const { host, user, askPassword } = this.#endpoint;
    const known = askPassword ? this.#secrets.known(scopeOf(user), host) : undefined;
    // One that was refused already is not shown again.
    return known === this.#refused ? undefined : known;
  }

  #passwordAttempts(): readonly Attempt[] {
    const { user: username } = this.#endpoint;
    const password = this.#password();
    if (password === undefined) return [];
    this.#offered = password;
    return [
      { label: passwordLabels[0], method: { type: 'password', username, password } },
      {
        label: passwordLabels[1],
        method: {
          type: 'keyboard-interactive',
          username,
          // A question whose answer may be seen is not one for the password.
          prompt: (_name, _instructions, _language, prompts, finish) => {
            finish(prompts.map(({ echo }) => (echo === true ? '' : password)));
          },
        },
      },
    ];
  }
}

const scopeOf = (user: string): string => `login ${user}`;

const isSameKey = (one: LoadedIdentity, key: ssh2.ParsedKey): boolean =>
  (one.kind === 'key' ? one.key.getPublicSSH() : one.publicKey)?.equals(key.getPublicSSH()) === true;
