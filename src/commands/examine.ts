import type { Cluster } from '../cluster/types.js';
import { diagnose } from '../doctor/diagnose.js';
import type { Finding } from '../doctor/finding.js';
import { standingOf, type Standing } from '../doctor/guard/standing.js';
import type { Handbook } from '../doctor/handbook.js';
import type { Prompts } from '../execute/ports.js';
import { kubewalkHome } from '../files/home.js';
import { askHosts, countQuestions, type Answers } from './ask-hosts.js';
import { sshSurroundings } from './open-execution.js';

/** One look at all hosts and what it says. */
export interface Examined extends Answers {
  readonly findings: readonly Finding[];
  readonly standing: Standing;
}

/** Looks at every host of the cluster over connections of its own. Changes nothing. */
export const examine = async (
  cluster: Cluster,
  handbook: Handbook,
  prompts: Prompts,
  acceptNew = false,
): Promise<Examined> => {
  const { createRemotes } = await import('../ssh/create-remotes.js');
  const counted = countQuestions(prompts);
  const hosts = cluster.hosts.map((host) =>
    acceptNew ? { ...host, ssh: { ...host.ssh, acceptNew } } : host,
  );
  const connections = createRemotes(hosts, {
    prompts: counted,
    ...sshSurroundings(kubewalkHome(process.env)),
  });
  try {
    const answers = await askHosts(hosts, connections.remotes, counted.open);
    const members = hosts.filter(({ roles }) => roles.includes('etcd')).map(({ name }) => name);
    return {
      ...answers,
      findings: diagnose(handbook, answers.answered, answers.silent),
      standing: standingOf(members, answers.answered),
    };
  } finally {
    await connections.close();
  }
};
