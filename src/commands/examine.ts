import type { Cluster } from '../cluster/types.js';
import { diagnose } from '../doctor/diagnose.js';
import type { Finding } from '../doctor/finding.js';
import { standingOf, type Standing } from '../doctor/guard/standing.js';
import type { Handbook } from '../doctor/handbook.js';
import type { Prompts } from '../execute/ports.js';
import { kubewalkHome } from '../files/home.js';
import type { Words } from '../words/words.js';
import { askHosts, countQuestions, recordedDeadlines, usualDeadlines, type Answers } from './ask-hosts.js';
import { reachHosts } from './reach-hosts.js';

/** One look at all hosts and what it says. */
export interface Examined extends Answers {
  readonly findings: readonly Finding[];
  readonly standing: Standing;
}

/** Looks at every host of the cluster over connections of its own. Changes nothing. */
export const collect = async (
  { hosts, recording }: Cluster,
  prompts: Prompts,
  acceptNew?: boolean,
): Promise<Answers> => {
  const counted = countQuestions(prompts);
  const connections = await reachHosts(hosts, counted, kubewalkHome(process.env), acceptNew);
  const deadlines = recording ? recordedDeadlines : usualDeadlines;
  try {
    return await askHosts(hosts, connections.remotes, counted.open, deadlines);
  } finally {
    // A host that does not answer does not close in a hurry either, and nobody has to wait for it.
    void connections.close();
  }
};

export const examine = ({ hosts }: Cluster, handbook: Handbook, answers: Answers, { t }: Words): Examined => {
  const members = hosts.filter(({ roles }) => roles.includes('etcd')).map(({ name }) => name);
  return {
    ...answers,
    findings: diagnose(handbook, answers.answered, answers.silent).map((finding) =>
      finding.id === 'unexplained' ? { ...finding, title: t('doctor.unexplained') } : finding,
    ),
    standing: standingOf(members, answers.answered),
  };
};
