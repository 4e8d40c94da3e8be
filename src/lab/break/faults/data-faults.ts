import type { Fault } from '../fault.js';
import { onVictim, onEveryMember, dropIn, takeData } from '../scripts.js';

export const dataFaults: readonly Fault[] = [
  {
    name: 'data-wiped',
    trouble: 'already-bootstrapped',
    onceReplaced: ['removed-member', 'tocommit'],
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
        `for each in $(seq 300); do ctl endpoint health > /dev/null 2>&1 && break; sleep 0.2; done
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
         ctl compact "$revision" || true`,
      );
      await onEveryMember('ctl --command-timeout=30s defrag')(room);
      await room.on(room.victim, 'ctl alarm disarm');
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
  {
    name: 'majority-wiped',
    trouble: 'already-bootstrapped',
    onceReplaced: ['removed-member', 'tocommit'],
    takesData: true,
    refused: true,
    hints: [
      'Two members have lost their memory.',
      'Who still has the data, and how many would a majority be?',
      'Nothing may be removed here: the folders have to come back.',
    ],
    inject: ({ victim, others, on }) =>
      Promise.all([victim, ...others.slice(1)].map((host) => on(host, `${takeData}\nagain`))),
  },
  {
    name: 'removed-with-old-data',
    trouble: 'removed-member',
    takesData: true,
    hints: [
      'Ask the others whom they count.',
      'The member says it itself, in its last lines.',
      'member list on another host, and the folder on this one.',
    ],
    inject: async ({ victim, others, on, addressOf }) => {
      await on(victim, 'keep "$data"');
      await on(
        others[0] ?? victim,
        `id=$(ctl member list | grep -F "https://${addressOf(victim)}:2380" | cut -d , -f 1)
         ctl member remove "$id"`,
      );
      await on(victim, 'sleep 2; again');
    },
    // Struck off for good: it can only come back as a new member, with nothing of before.
    repair: async ({ victim, others, on, addressOf }) => {
      const well = await on(victim, 'ctl endpoint health > /dev/null 2>&1 && echo well || echo ill');
      if (well === 'well') return;
      await on(victim, 'systemctl stop etcd; rm -rf "$data"; install -d -m 0700 -o etcd -g etcd "$data"');
      await on(
        others[0] ?? victim,
        `id=$(ctl member list | grep -F "https://${addressOf(victim)}:2380" | cut -d , -f 1)
         if test -n "$id"; then ctl member remove "$id"; fi
         until ctl member add ${victim} --peer-urls="https://${addressOf(victim)}:2380"; do sleep 1; done`,
      );
      const start = (state: string): string =>
        `sed -i s/^ETCD_INITIAL_CLUSTER_STATE=.*/ETCD_INITIAL_CLUSTER_STATE=${state}/ "$config"; again
         for each in $(seq 300); do ctl endpoint health && break; sleep 0.2; done`;
      await on(victim, `${start('existing')}\n${start('new')}`);
    },
  },
  {
    name: 'power-cut-under-load',
    trouble: 'tocommit',
    takesData: true,
    hints: [
      'It happened when the power came back.',
      'The disk had said that it had written, and had not.',
      'Read the last lines of the panic: two numbers that do not fit.',
    ],
    inject: async ({ victim, others, on, powerCut, boot }) => {
      // What the disk really had: an older state than the one that was confirmed.
      await on(victim, 'systemctl stop etcd; keep "$data"; systemctl start etcd');
      await on(others[0] ?? victim, 'for each in $(seq 60); do ctl put kubewalk-lab-load "$each"; done');
      await powerCut(victim);
      await boot(victim);
      await on(victim, 'systemctl stop etcd; rm -rf "$data"; cp -a "$kept/files$data" "$data"; again');
    },
    repair: ({ others, victim, on }) => on(others[0] ?? victim, 'ctl del kubewalk-lab-load'),
  },
  {
    name: 'disk-full',
    trouble: 'disk-full',
    hints: ['etcd says it in plain words.', 'Where does it write?', 'df -h the data folder'],
    inject: onVictim(`systemctl stop etcd
      mount -t tmpfs -o size=200m tmpfs /mnt
      cp -a "$data" /mnt/data
      head -c 400000000 /dev/zero > /mnt/filler 2> /dev/null || true
      mount --bind /mnt/data "$data"
      again`),
    // What it confirmed meanwhile must come back with it.
    repair: onVictim(`systemctl stop etcd
      rm -f /mnt/filler
      umount "$data"
      rm -rf "$data"
      cp -a /mnt/data "$data"
      umount /mnt
      systemctl start --no-block etcd`),
  },
  {
    name: 'data-open-to-all',
    trouble: 'data-open',
    hints: ['Everything works.', 'Who may read what etcd keeps?', 'ls -ld the data folder'],
    inject: onVictim('chmod 0755 "$data"'),
    repair: onVictim('chmod 0700 "$data"'),
  },
];
