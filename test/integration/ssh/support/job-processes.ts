/** The processes of a job: its supervisor, and the group of its script; empty where its file does not say them. */
export const jobProcesses = (jobFile: string): { readonly pid: string; readonly group: string } => {
  const [, pid = '', group = ''] = /^pid (\d+)\ngroup (\d+)$/m.exec(jobFile) ?? [];
  return { pid, group };
};
