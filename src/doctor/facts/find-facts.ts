import type { HostEvidence } from '../evidence/types.js';
import { certificateFacts } from './certificates.js';
import { clockFacts } from './clock.js';
import { configurationFacts } from './configuration.js';
import type { Fact } from './fact.js';
import { hostFacts } from './host.js';
import { networkFacts } from './network.js';
import { processFacts } from './process.js';
import { storageFacts } from './storage.js';

/** Everything that can be said of these hosts, read together. */
export const findFacts = (hosts: readonly HostEvidence[]): readonly Fact[] =>
  [
    processFacts,
    configurationFacts,
    clockFacts,
    certificateFacts,
    storageFacts,
    networkFacts,
    hostFacts,
  ].flatMap((finders) => finders.flatMap((find) => find(hosts)));
