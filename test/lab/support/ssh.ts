import { execa } from 'execa';
import type { Lab } from '../../../src/lab/lab.js';

/** Runs a command over the OpenSSH client with the settings that the lab wrote. `env` as for ssh itself. */
export const ssh = async (
  lab: Lab,
  host: string,
  command: string,
  {
    input = '',
    env = {},
    options = [],
  }: { input?: string; env?: Record<string, string>; options?: string[] } = {},
): Promise<{ readonly exitCode: number | undefined; readonly stdout: string; readonly stderr: string }> => {
  const args = ['-F', lab.paths.sshConfig, ...options, host, command];
  const { exitCode, stdout, stderr } = await execa('ssh', args, { reject: false, input, env });
  return { exitCode, stdout, stderr };
};
