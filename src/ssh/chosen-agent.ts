/** The agent, reduced to some of its keys, so that a host never sees more keys than it has patience for. */
import ssh2 from 'ssh2';

export class ChosenAgent extends ssh2.OpenSSHAgent {
  readonly #keys: ssh2.ParsedKey[];

  constructor(socket: string, keys: readonly ssh2.ParsedKey[]) {
    super(socket);
    this.#keys = [...keys];
  }

  override getIdentities(callback: ssh2.IdentityCallback<ssh2.ParsedKey>): void {
    callback(undefined, this.#keys);
  }
}

/** The keys an agent holds; none where it cannot be reached, as ssh goes on without it too. */
export const agentKeys = (socket: string | undefined): Promise<readonly ssh2.ParsedKey[]> =>
  new Promise((resolve) => {
    if (socket === undefined) {
      resolve([]);
      return;
    }
    new ssh2.OpenSSHAgent(socket).getIdentities((error, keys) => {
      // ssh2 has parsed what the agent sent; its type also covers agents that have not.
      resolve(error == null ? (keys ?? []).filter(isParsed) : []);
    });
  });

const isParsed = (key: unknown): key is ssh2.ParsedKey =>
  typeof key === 'object' && key !== null && 'getPublicSSH' in key;
