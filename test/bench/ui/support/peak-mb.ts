import { readFile } from 'node:fs/promises';

/** The most memory that a process has taken since its start. */
export const peakMb = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024);
};
