import { createHash } from 'node:crypto';
import type { HostWork } from '../plan/types.js';
import type { Transfer } from './execution.js';
import type { ArtifactStore, CertificateIssuer, FileToInstall, Remote, RemoteFile } from './ports.js';

/** Files, certificates and releases: what a step puts on a host besides running commands. */

export interface EffectPorts {
  readonly artifacts: ArtifactStore;
  readonly certificates: CertificateIssuer;
  readonly transferred: (transfer: Omit<Transfer, 'step'>) => void;
  readonly signal: AbortSignal;
}

/** Whether everything the work puts on the host lies there as it should. Nothing is changed on the host. */
export const effectsInPlace = async (
  remote: Remote,
  work: HostWork,
  ports: EffectPorts,
): Promise<boolean> => {
  const there = await remote.inspect(pathsOf(work));
  // What is missing is to be done; only what is there is worth a download or a new certificate to compare with.
  if (there.some((file) => file === undefined)) return false;
  const wanted = await wantedFiles(work, ports);
  return wanted.every((file, i) => isAsWanted(there[i], file));
};

/** Puts in place what is not there yet; what is already right is left alone. */
export const applyEffects = async (remote: Remote, work: HostWork, ports: EffectPorts): Promise<void> => {
  const wanted = await wantedFiles(work, ports);
  const there = await remote.inspect(wanted.map(({ path }) => path));
  for (const [i, file] of wanted.entries()) {
    ports.signal.throwIfAborted();
    if (isAsWanted(there[i], file)) continue;
    await remote.install(file, (done, total) => {
      ports.transferred({ host: work.host, name: file.path, done, total });
    });
  }
};

const isAsWanted = (there: RemoteFile | undefined, { sha256, mode, owner }: FileToInstall): boolean =>
  there?.sha256 === sha256 && there.mode === mode && there.owner === owner;

/** Everything the work puts on the host, in the same order as `wantedFiles`. */
export const pathsOf = ({ files, certificates, artifacts }: HostWork): readonly string[] => [
  ...files.map(({ path }) => path),
  ...certificates.flatMap(({ to, name }) => certificatePaths(to, name)),
  ...artifacts.map(({ path }) => path),
];

const certificatePaths = (to: string, name: string): readonly [string, string, string] => [
  `${to}/ca.pem`,
  `${to}/${name}.pem`,
  `${to}/${name}-key.pem`,
];

const wantedFiles = async (work: HostWork, ports: EffectPorts): Promise<readonly FileToInstall[]> => {
  const files = work.files.map(({ path, content, mode, owner }) => inMemory(path, content, mode, owner));
  const certificates: FileToInstall[] = [];
  for (const certificate of work.certificates) {
    const issued = await ports.certificates.issue(work.host, certificate);
    const [ca, leaf, key] = certificatePaths(certificate.to, certificate.name);
    certificates.push(
      inMemory(ca, issued.ca, '0644', certificate.owner),
      inMemory(leaf, issued.certificate, '0644', certificate.owner),
      // A second copy of a private key would outlive its purpose.
      { ...inMemory(key, issued.key, '0600', certificate.owner), keepOriginal: false },
    );
  }
  const artifacts: FileToInstall[] = [];
  for (const artifact of work.artifacts) {
    const { localPath, sha256 } = await ports.artifacts.fetch(
      artifact,
      (done, total) => {
        ports.transferred({ name: artifact.file, done, ...(total !== undefined && { total }) });
      },
      ports.signal,
    );
    artifacts.push({
      path: artifact.path,
      content: { localPath },
      sha256,
      mode: '0644',
      owner: 'root',
      keepOriginal: false,
    });
  }
  return [...files, ...certificates, ...artifacts];
};

const inMemory = (path: string, text: string, mode: string, owner: string): FileToInstall => {
  const content = Buffer.from(text);
  return { path, content, sha256: createHash('sha256').update(content).digest('hex'), mode, owner };
};
