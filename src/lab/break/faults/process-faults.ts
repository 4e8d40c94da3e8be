import type { Fault } from '../fault.js';
import { onVictim, onEveryMember, dropIn } from '../scripts.js';

export const processFaults: readonly Fault[] = [
  {
    name: 'stopped',
    trouble: 'peer-down',
    hints: ['Two of three is a majority.', 'Is everybody there?', 'systemctl status etcd on each host.'],
    inject: onVictim('systemctl stop etcd'),
  },
  {
    name: 'majority-stopped',
    trouble: 'peer-down',
    hints: ['Nobody may write.', 'Count.', 'systemctl status etcd on each host.'],
    inject: ({ victim, others, on }) =>
      Promise.all([victim, ...others.slice(1)].map((host) => on(host, 'systemctl stop etcd'))),
  },
  {
    name: 'started-alone',
    trouble: 'systemd-start-timeout',
    hints: ['Is this a fault?', 'Who is it waiting for?', 'systemctl status etcd on the other hosts.'],
    inject: async (room) => {
      await onEveryMember('systemctl stop etcd')(room);
      await room.on(room.victim, `${dropIn("'TimeoutStartSec=8'")}\nagain`);
    },
  },
  {
    name: 'not-executable',
    trouble: 'exec-fail',
    hints: [
      'etcd has not said a word.',
      'So it is systemd who speaks. What is its number for it?',
      'ls -l /opt/etcd/bin/etcd',
    ],
    inject: onVictim('keep /opt/etcd/bin/etcd\nchmod 0644 /opt/etcd/bin/etcd\nagain'),
  },
  {
    name: 'port-taken',
    trouble: 'bind',
    hints: ['There is one seat.', 'Who listens?', "ss -ltnp '( sport = :2380 )'"],
    inject: onVictim(`systemctl stop etcd
      systemd-run --quiet --unit=kubewalk-lab-squatter openssl s_server -accept "$address:2380" \\
        -www -cert /opt/etcd/ssl/server.pem -key /opt/etcd/ssl/server-key.pem
      timeout 10 sh -c 'until ss -Hltn | grep -q ":2380 "; do sleep 0.1; done'
      again`),
    repair: onVictim('systemctl stop kubewalk-lab-squatter || true'),
  },
  {
    name: 'power-cut',
    trouble: 'host-silent',
    hints: ['Knock.', 'Nobody answers.', 'Go and look at the machine.'],
    inject: ({ victim, powerCut }) => powerCut(victim),
    repair: ({ victim, boot }) => boot(victim),
  },
  {
    name: 'second-etcd',
    trouble: 'db-lock',
    hints: ['The service waits.', 'For whom? It is nearer than another host.', 'pgrep -a etcd'],
    inject: onVictim(`systemctl stop etcd
      systemd-run --quiet --unit=kubewalk-lab-second --uid=etcd /opt/etcd/bin/etcd --name=second --data-dir="$data" \\
        --listen-client-urls=http://127.0.0.1:12379 --advertise-client-urls=http://127.0.0.1:12379 \\
        --listen-peer-urls=http://127.0.0.1:12380 --initial-advertise-peer-urls=http://127.0.0.1:12380 --initial-cluster=second=http://127.0.0.1:12380
      timeout 20 sh -c 'until ss -Hltn | grep -q ":12380 "; do sleep 0.1; done'
      again`),
    repair: onVictim('systemctl stop kubewalk-lab-second || true'),
  },
];
