import { onEach, type FactFinder } from './fact.js';

export const hostFacts: readonly FactFinder[] = [
  onEach('swap.on', ({ swaps }) => swaps.map((line) => line.trim())),
  onEach('swap.in-fstab', ({ swapInFstab }) => swapInFstab.map((line) => `/etc/fstab: ${line}`)),
];
