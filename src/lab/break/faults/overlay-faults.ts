import type { Fault } from '../fault.js';
import { onVictim } from '../scripts.js';

/** Puts flannel and docker back as the runbook left them. */
const startAgain = onVictim(
  'systemctl daemon-reload; systemctl reset-failed flanneld docker || true; systemctl restart flanneld docker',
);

/** flannel of etcd 3.3's time reads the v2 API, whose store is another one. */
const flannelKey = String.raw`key=/coreos.com/network/config
v2() { ETCDCTL_API=2 /opt/etcd/bin/etcdctl --ca-file=/opt/etcd/ssl/ca.pem --cert-file=/opt/etcd/ssl/client.pem --key-file=/opt/etcd/ssl/client-key.pem --endpoints="https://$address:2379" "$@"; }
case $(/opt/etcd/bin/etcd --version) in
  *'Version: 3.'[0-3].*)
    key_get() { v2 get "$key" 2> /dev/null || true; }
    key_remove() { v2 rm "$key"; }
    key_put() { v2 set "$key" "$1" > /dev/null; } ;;
  *)
    key_get() { ctl get --print-value-only "$key"; }
    key_remove() { ctl del "$key"; }
    key_put() { ctl put "$key" "$1"; } ;;
esac`;

export const overlayFaults: readonly Fault[] = [
  {
    name: 'flannel-key-gone',
    trouble: 'flannel-no-key',
    needs: 'overlay',
    elsewhere: true,
    hints: [
      'flanneld asks for something.',
      'Whom does it ask, and in which API?',
      'get /coreos.com/network/config',
    ],
    inject: onVictim(`${flannelKey}
      mkdir -p "$kept"
      key_get > "$kept/flannel-key"
      key_remove
      systemctl restart --no-block flanneld`),
    repair: onVictim(`${flannelKey}
      test -n "$(key_get)" || key_put "$(cat "$kept/flannel-key")"
      systemctl restart flanneld docker`),
  },
  {
    name: 'flannel-key-in-other-api',
    trouble: 'flannel-no-key',
    needs: 'overlay',
    elsewhere: true,
    etcd: '<3.4.0', // later releases answer in one API alone
    hints: [
      'Somebody is sure that the key is there.',
      'With which API was it written, and with which is it read?',
      'get /coreos.com/network/config, once with ETCDCTL_API=2 and once with 3',
    ],
    inject: onVictim(`${flannelKey}
      mkdir -p "$kept"
      key_get > "$kept/flannel-key"
      key_remove
      ctl put "$key" "$(cat "$kept/flannel-key")"
      systemctl restart --no-block flanneld`),
    repair: onVictim(`${flannelKey}
      test -n "$(key_get)" || key_put "$(cat "$kept/flannel-key")"
      ctl del "$key"
      systemctl restart flanneld docker`),
  },
  {
    name: 'docker-without-flannel',
    trouble: 'docker-subnet',
    needs: 'overlay',
    hints: [
      'Containers have addresses that nobody knows.',
      'Compare docker0 with subnet.env.',
      'systemctl cat docker',
    ],
    inject: onVictim(`folder=/etc/systemd/system/docker.service.d
      keep $folder
      rm -r $folder
      systemctl daemon-reload
      systemctl stop docker docker.socket
      ip link delete docker0
      # docker remembers the subnet that its bridge had.
      rm -rf /var/lib/docker/network
      systemctl start docker`),
    repair: startAgain,
  },
  {
    name: 'forward-dropped',
    trouble: 'forward-drop',
    needs: 'overlay',
    hints: ['Packets come in and do not go on.', 'What may pass through this host?', 'iptables -S FORWARD'],
    inject: onVictim(`keep_rules="$kept/rules"; mkdir -p "$kept"; iptables-save -t filter > "$keep_rules"
      systemctl stop flanneld
      iptables -P FORWARD DROP
      iptables -S FORWARD | grep -E '^-A .*10\\.244|^-A .*FLANNEL-FWD|^-A .*172\\.17' | sed 's/^-A/-D/' | while read -r rule; do printf '%s\\n' "$rule" | xargs iptables; done
      if iptables -n -L FLANNEL-FWD > /dev/null 2>&1; then iptables -F FLANNEL-FWD; fi`),
    repair: onVictim('iptables-restore < "$kept/rules"; systemctl start flanneld'),
  },
  {
    name: 'subnet-file-lost',
    trouble: 'subnet-file-gone',
    needs: 'overlay',
    hints: ['It was there before the boot.', 'What lies in memory only?', 'ls /run/flannel'],
    inject: onVictim('systemctl stop docker docker.socket flanneld; rm -rf /run/flannel'),
    repair: startAgain,
  },
  {
    name: 'vxlan-dropped',
    trouble: 'vxlan-blocked',
    needs: 'overlay',
    hints: ['Routes and subnets are right.', 'How do packets of containers travel?', 'iptables -S INPUT'],
    inject: onVictim('iptables -I INPUT -p udp --dport 8472 -j DROP'),
    repair: onVictim('iptables -D INPUT -p udp --dport 8472 -j DROP || true'),
  },
];
