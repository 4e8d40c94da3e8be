import type { Fault } from '../fault.js';
import { onVictim, edit, dropIn, takeData } from '../scripts.js';

export const settingsFaults: readonly Fault[] = [
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
    etcd: '>=3.4.0', // before, the flag simply wins
    hints: ['Said twice.', 'systemctl cat etcd', 'Compare the flags with the file of variables.'],
    inject: onVictim(`${dropIn(`'ExecStart=' 'ExecStart=/opt/etcd/bin/etcd --name=$\{ETCD_NAME}'`)}\nagain`),
  },
  {
    name: 'address-of-another',
    trouble: 'bind',
    hints: ['A file was copied and not edited.', 'Whose address is that?', 'ip -4 addr'],
    inject: ({ victim, others, addressOf, on }) =>
      on(victim, edit(`/^ETCD_LISTEN_PEER_URLS=/s/'"$address"'/${addressOf(others[0] ?? victim)}/`)),
  },
  {
    name: 'wrong-initial-cluster',
    trouble: 'name-mismatch',
    takesData: true,
    hints: [
      'The member does not find itself.',
      'Whose list is it?',
      'Compare ETCD_INITIAL_CLUSTER on all hosts, letter by letter.',
    ],
    inject: onVictim(`${takeData}\n${edit("/^ETCD_INITIAL_CLUSTER=/s#'$address':2380#'$address':2381#")}`),
  },
  {
    name: 'variable-not-filled-in',
    trouble: 'unit-vars',
    hints: ['Somebody wrote a script.', 'Read the settings as etcd does.', 'Look for a dollar sign.'],
    inject: onVictim(edit('/^ETCD_LISTEN_PEER_URLS=/s#https://[0-9.]*#https://$\{NODE_IP}#')),
  },
];
