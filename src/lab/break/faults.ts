import type { Fault, Flaw, Room } from './fault.js';

const onVictim =
  (script: string) =>
  ({ victim, on }: Room): Promise<string> =>
    on(victim, script);

const onEveryMember =
  (script: string) =>
  ({ victim, others, on }: Room): Promise<unknown> =>
    Promise.all([victim, ...others].map((host) => on(host, script)));

/** Puts a certificate in place that is wrong in one thing, with its key, and starts etcd with it. */
const flawed =
  (flaw: Flaw) =>
  async ({ victim, on, certificate }: Room): Promise<void> => {
    const made = await certificate(flaw);
    const put = (path: string, text: string): string => `cat > ${path} <<'PEM'\n${text.trim()}\nPEM\n`;
    await on(
      victim,
      `cd /opt/etcd/ssl
       keep /opt/etcd/ssl/ca.pem /opt/etcd/ssl/server.pem /opt/etcd/ssl/server-key.pem
       ${put('ca.pem', made.ca)}${put('server.pem', made.certificate)}${put('server-key.pem', made.key)}
       again`,
    );
  };

const edit = (expression: string): string => `keep "$config"\nsed -i '${expression}' "$config"\nagain`;

const dropIn = (text: string): string =>
  `add /etc/systemd/system/etcd.service.d/50-lab.conf
   printf '%s\\n' '[Service]' ${text} > /etc/systemd/system/etcd.service.d/50-lab.conf`;

/** Moves the member's data to where repair finds it. */
const takeData = `systemctl stop etcd
keep "$data"
rm -rf "$data"
install -d -m 0700 -o etcd -g etcd "$data"`;

export const faults: readonly Fault[] = [
  {
    name: 'certificate-without-address',
    trouble: 'tls-san',
    hints: [
      'Read the log of the members that still work.',
      'Somebody hangs up during the TLS handshake. Which certificate is it that they do not like?',
      'openssl x509 -noout -ext subjectAltName: is the address of the member among its names?',
    ],
    inject: flawed('lacks-address'),
  },
  {
    name: 'other-authority',
    trouble: 'tls-unknown-ca',
    hints: [
      'Two members get on, the third does not.',
      'Who signed the certificates? Compare all hosts.',
      'sha256sum /opt/etcd/ssl/ca.pem on each host.',
    ],
    inject: flawed('other-authority'),
  },
  {
    name: 'certificate-without-client-use',
    trouble: 'tls-eku',
    hints: [
      'The member serves clients and does not get on with its fellows.',
      'Between members each side is server and client at once.',
      'openssl x509 -noout -ext extendedKeyUsage',
    ],
    inject: flawed('no-client-use'),
  },
  {
    name: 'certificate-expired',
    trouble: 'tls-expired',
    hints: ['It worked for a long time.', 'What has an end?', 'openssl x509 -noout -dates'],
    inject: flawed('expired'),
  },
  {
    name: 'certificate-not-yet-valid',
    trouble: 'tls-expired',
    hints: [
      'Somebody lives in the future.',
      'Compare the dates of the certificate with the clock.',
      'openssl x509 -noout -dates',
    ],
    inject: flawed('not-yet-valid'),
  },
  {
    name: 'key-of-another',
    trouble: 'tls-key-mismatch',
    hints: [
      'etcd does not even start.',
      'Two files belong together.',
      'Compare the public half of the key with the certificate.',
    ],
    inject: flawed('other-key'),
  },
  {
    name: 'stopped',
    trouble: 'peer-down',
    hints: ['Two of three is a majority.', 'Is everybody there?', 'systemctl status etcd on each host.'],
    inject: onVictim('systemctl stop etcd'),
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
    name: 'wrong-name',
    trouble: 'name-mismatch',
    takesData: true,
    hints: ['The member looks for itself.', 'Read its settings aloud.', 'ETCD_NAME and ETCD_INITIAL_CLUSTER'],
    inject: onVictim(`${takeData}\n${edit('s/^ETCD_NAME=.*/ETCD_NAME=etcd01/')}`),
  },
  {
    name: 'http-in-one-url',
    trouble: 'http-with-certs',
    hints: ['One letter.', 'Look at the URLs.', 'ETCD_LISTEN_PEER_URLS'],
    inject: onVictim(edit('/^ETCD_LISTEN_PEER_URLS=/s/https/http/')),
  },
  {
    name: 'variable-and-flag',
    trouble: 'env-shadow',
    hints: ['Said twice.', 'systemctl cat etcd', 'Compare the flags with the file of variables.'],
    inject: onVictim(`${dropIn(`'ExecStart=' 'ExecStart=/opt/etcd/bin/etcd --name=$\{ETCD_NAME}'`)}\nagain`),
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
    name: 'address-of-another',
    trouble: 'bind',
    hints: ['A file was copied and not edited.', 'Whose address is that?', 'ip -4 addr'],
    inject: ({ victim, others, addressOf, on }) =>
      on(victim, edit(`/^ETCD_LISTEN_PEER_URLS=/s/'"$address"'/${addressOf(others[0] ?? victim)}/`)),
  },
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
    name: 'started-alone',
    trouble: 'systemd-start-timeout',
    hints: ['Is this a fault?', 'Who is it waiting for?', 'systemctl status etcd on the other hosts.'],
    inject: async (room) => {
      await onEveryMember('systemctl stop etcd')(room);
      await room.on(room.victim, `${dropIn("'TimeoutStartSec=8'")}\nagain`);
    },
  },
  {
    name: 'majority-stopped',
    trouble: 'peer-down',
    hints: ['Nobody may write.', 'Count.', 'systemctl status etcd on each host.'],
    inject: ({ victim, others, on }) =>
      Promise.all([victim, ...others.slice(1)].map((host) => on(host, 'systemctl stop etcd'))),
  },
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
  {
    name: 'key-of-root',
    trouble: 'dir-perm',
    hints: ['etcd cannot read something.', 'As whom does etcd run?', 'ls -la /opt/etcd/ssl'],
    inject: onVictim(
      'keep /opt/etcd/ssl/server-key.pem\nchown root:root /opt/etcd/ssl/server-key.pem\nagain',
    ),
  },
  {
    name: 'certificate-gone',
    trouble: 'files-missing',
    hints: ['Something is not there.', 'The log names it.', 'ls /opt/etcd/ssl'],
    inject: onVictim('keep /opt/etcd/ssl/server.pem\nrm /opt/etcd/ssl/server.pem\nagain'),
  },
  {
    name: 'power-cut',
    trouble: 'host-silent',
    hints: ['Knock.', 'Nobody answers.', 'Go and look at the machine.'],
    inject: ({ victim, powerCut }) => powerCut(victim),
    repair: ({ victim, boot }) => boot(victim),
  },
  {
    name: 'swap-line',
    trouble: 'swap-back',
    hints: ['Nothing is wrong yet.', 'What comes back with the next boot?', 'cat /etc/fstab'],
    inject: onVictim("keep /etc/fstab\nprintf '/swapfile none swap sw 0 0\\n' >> /etc/fstab"),
  },
];
