import type { Fault } from '../fault.js';
import { onVictim } from '../scripts.js';

export const hostFaults: readonly Fault[] = [
  {
    name: 'peer-port-dropped',
    trouble: 'peer-blocked',
    hints: [
      'All members run and nothing is wrong with them.',
      'What lies between them?',
      'iptables -S INPUT',
    ],
    inject: onVictim('iptables -I INPUT -p tcp --dport 2380 -j DROP'),
    repair: onVictim('iptables -D INPUT -p tcp --dport 2380 -j DROP || true'),
  },
  {
    name: 'swap-line',
    trouble: 'swap-back',
    hints: ['Nothing is wrong yet.', 'What comes back with the next boot?', 'cat /etc/fstab'],
    inject: onVictim("keep /etc/fstab\nprintf '/swapfile none swap sw 0 0\\n' >> /etc/fstab"),
  },
];
