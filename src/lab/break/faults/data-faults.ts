import type { Fault } from '../fault.js';
import { onVictim, onEveryMember, dropIn, takeData } from '../scripts.js';

export const dataFaults: readonly Fault[] = [
  {
    name: 'data-wiped',
    trouble: 'already-bootstrapped',
    takesData: true,
    hints: [
      'The member comes as a newcomer and is known already.',
      'What does it still have?',
      'ls -la the data folder, and member list on another host.',
    ],
    inject: onVictim(`${takeData}\nagain`),
  },
  {
    name: 'log-damaged',
    trouble: 'wal-crc',
    takesData: true,
    hints: ['etcd reads before it serves.', 'What does it read first?', 'ls -la the folder member/wal'],
    inject: onVictim(`systemctl stop etcd
      keep "$data"
      first=$(ls "$data"/member/wal/*.wal | head -n 1)
      printf 'damaged by the lab' | dd of="$first" bs=1 seek=600 conv=notrunc 2> /dev/null
      again`),
  },
  {
    name: 'quota-reached',
    trouble: 'nospace',
    hints: ['Reading goes on.', 'etcdctl alarm list', 'Compact, defragment, disarm: in this order.'],
    inject: async (room) => {
      await onEveryMember(`${dropIn("'Environment=ETCD_QUOTA_BACKEND_BYTES=8388608'")}\nagain`)(room);
      await room.on(
        room.victim,
        `for each in $(seq 100); do ctl endpoint health > /dev/null 2>&1 && break; sleep 0.2; done
         head -c 1000000 /dev/zero | tr '\\0' x > "$kept/large"
         for each in 1 2 3 4 5 6 7 8 9 10 11 12; do ctl put kubewalk-lab-large < "$kept/large" || break; done
         ctl alarm list | grep NOSPACE`,
      );
    },
    repair: async (room) => {
      await onEveryMember('rm -f /etc/systemd/system/etcd.service.d/50-lab.conf\nagain')(room);
      await room.on(
        room.victim,
        `for each in $(seq 100); do ctl get none > /dev/null 2>&1 && break; sleep 0.2; done
         revision=$(ctl --write-out=json endpoint status | grep -o '"revision":[0-9]*' | head -n 1 | cut -d : -f 2)
         ctl del kubewalk-lab-large || true
         ctl compact "$revision" || true
         ctl --command-timeout=30s defrag --cluster
         ctl alarm disarm`,
      );
    },
  },
  {
    name: 'data-of-root',
    trouble: 'dir-perm',
    hints: [
      'Somebody worked on the host by hand.',
      'As whom does etcd run?',
      'ls -la the data folder and what is in it.',
    ],
    inject: onVictim(`systemctl stop etcd\nchown -R root:root "$data"\nagain`),
    repair: onVictim('chown -R etcd:etcd "$data"\nagain'),
  },
];
