/** The `Remote` port over ssh. */
import type {
  FileToInstall,
  HostFacts,
  Job,
  JobListener,
  Remote,
  RemoteFile,
  RunningJob,
} from '../execute/ports.js';
import { askHost } from './ask-host.js';
import { inspectFiles } from './inspect-files.js';
import { installFile } from './install-file.js';
import { LinkLost } from './link-lost.js';
import type { Link } from './link.js';
import { forgetText } from './messages.js';
import { readFileOf } from './read-file.js';
import { FollowedJob } from './running-job.js';
import type { Worker } from './worker.js';

export class SshRemote implements Remote {
  readonly host: string;
  readonly #link: Link;
  readonly #harvested = new Set<string>();

  constructor(host: string, link: Link) {
    this.host = host;
    this.#link = link;
  }

  async connect(): Promise<HostFacts> {
    return (await this.#link.get()).host.facts;
  }

  run(job: Job, listener: JobListener): RunningJob {
    return new FollowedJob(this.#place(), { kind: 'run', job }, listener);
  }

  attach(id: string, listener: JobListener): RunningJob {
    return new FollowedJob(this.#place(), { kind: 'attach', id }, listener);
  }

  forget(id: string): void {
    this.#harvested.add(id);
  }

  inspect(paths: readonly string[]): Promise<readonly (RemoteFile | undefined)[]> {
    return this.#untilDone((worker) => inspectFiles(this.host, worker, paths));
  }

  read(path: string): Promise<string | undefined> {
    return this.#untilDone((worker) => readFileOf(this.host, worker, path));
  }

  install(
    file: FileToInstall,
    onProgress: (sent: number, total: number) => void = () => undefined,
  ): Promise<void> {
    return this.#untilDone((worker) => installFile(this.host, worker, file, onProgress));
  }

  /** Opens nothing again after this. */
  async close(): Promise<void> {
    this.#link.giveUpDialling();
    await this.#forgetHarvested();
    await this.#link.close();
  }

  #place(): { readonly host: string; readonly link: Link; readonly harvested: Set<string> } {
    return { host: this.host, link: this.#link, harvested: this.#harvested };
  }

  /** For what may be done twice: begun again on the next connection when one is lost. */
  async #untilDone<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
    for (let live = await this.#link.get(); ; live = await this.#link.regain()) {
      try {
        return await live.use(work);
      } catch (error) {
        if (!(error instanceof LinkLost)) throw error;
      }
    }
  }

  async #forgetHarvested(): Promise<void> {
    const live = await this.#link.atHand();
    if (this.#harvested.size === 0 || live === undefined) return;
    const ids = [...this.#harvested];
    this.#harvested.clear();
    await live.use((worker) => askHost(worker, forgetText('tidy', ids))).catch(() => undefined);
  }
}
