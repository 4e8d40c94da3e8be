/** The scene for the doctor: a real fault is put in, found by its evidence, and mended by the steps that the doctor names. */
import { flawedCertificates } from '../../../src/commands/flawed-certificate.js';
import { examine, type Examined } from '../../../src/commands/examine.js';
import type { LoadedRunbook } from '../../../src/commands/load-runbook.js';
import { planFix } from '../../../src/commands/plan-fix.js';
import { chooseFix } from '../../../src/doctor/fix/choose-fix.js';
import { breakLab } from '../../../src/lab/break/break-lab.js';
import type { Lab } from '../../../src/lab/lab.js';
import { waitUntil } from '../../../src/lab/wait-until.js';
import { wordsIn } from '../../../src/words/words.js';
import { certain } from './certain.js';
import type { ListenedCluster } from './listened-cluster.js';

const fault = 'certificate-without-address';
const trouble = 'tls-san';
const victim = 'node01';

/** Gives back what is done where the scene begins; the fault is the last of it. */
export const recordBrokenEtcd = async (
  lab: Lab,
  listened: ListenedCluster,
  loaded: LoadedRunbook,
): Promise<readonly string[]> => {
  const { cluster, done } = listened;
  const handbook = certain(await loaded.readHandbook());
  const seen = async (what: string, holds: (examined: Examined) => boolean): Promise<Examined> => {
    let last: Examined | undefined;
    await waitUntil(
      what,
      async () => {
        last = examine(cluster, handbook, await listened.look(), wordsIn('en'));
        const found = last.findings.map(({ id, confidence }) => `${id} (${confidence})`).join(', ');
        return last.silent.length === 0 && holds(last) ? { done: true } : { done: false, seen: found };
      },
      60_000,
    );
    if (last === undefined) throw new Error('nobody looked');
    return last;
  };

  await breakLab(lab, { fault, victim, since: Date.now(), secret: false }, flawedCertificates(listened.pki));
  done.add(`${fault}@${victim}`);
  const begin = [...done];
  const examined = await seen(`the doctor to name ${trouble}`, ({ findings: [first, ...others] }) => {
    return first?.id === trouble && first.confidence === 'certain' && others.length === 0;
  });
  const [finding] = examined.findings;
  if (finding === undefined) throw new Error('nothing was found');
  const chosen = chooseFix(handbook, finding, cluster.hosts, examined.standing);
  if (chosen.kind === 'by-hand' || chosen.verdict.kind === 'refused')
    throw new Error(`${trouble} cannot be mended by steps`);
  const { steps } = chosen.verdict;
  const { plan } = certain(planFix(loaded, cluster, handbook, chosen.trouble.chapter, steps));
  const result = await listened.walk(
    plan,
    steps.map(({ id }) => id),
  );
  if (result !== 'ok') throw new Error(`the fix ended with ${String(result)}`);
  await seen('a cluster in which the doctor finds nothing', ({ findings }) => findings.length === 0);
  return begin;
};
