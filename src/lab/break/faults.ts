import type { Fault } from './fault.js';
import { certificateFaults } from './faults/certificate-faults.js';
import { overlayFaults } from './faults/overlay-faults.js';
import { processFaults } from './faults/process-faults.js';
import { settingsFaults } from './faults/settings-faults.js';
import { dataFaults } from './faults/data-faults.js';
import { hostFaults } from './faults/host-faults.js';

/** Every way that is known to break a practice cluster. */
export const faults: readonly Fault[] = [
  ...certificateFaults,
  ...overlayFaults,
  ...processFaults,
  ...settingsFaults,
  ...dataFaults,
  ...hostFaults,
];
