import type { LabLogin, LabSpec } from './spec.js';
import type { LabPaths } from './paths.js';
import { quote } from '../source/shell-quote.js';

export const loginUser = (login: LabLogin): string => (login.kind === 'root' ? 'root' : login.user);

/** The known_hosts text: the machines' keys are made by us, so nobody need be asked about them. */
export const knownHostsText = (spec: LabSpec, publicKeyOf: (host: string) => string): string =>
  spec.hosts
    .map((host) => {
      const where = spec.sshPort === 22 ? host.address : `[${host.address}]:${spec.sshPort}`;
      const [type = '', key = ''] = publicKeyOf(host.name).split(' ');
      return `${where} ${type} ${key.trim()}\n`;
    })
    .join('');

/**
 * A program that joins its stdin and stdout to a port of a machine. Only bash and coreutils, which every box
 * that can run a lab has. When either side ends, both ends are closed: nothing stays behind.
 */
export const connectScript = (paths: LabPaths): string => `#!/bin/bash
# connect ADDRESS PORT: joins stdin and stdout to a port inside the practice lab's own network.
if [ "$KUBEWALK_INSIDE" != 1 ]; then
  export KUBEWALK_INSIDE=1
  exec nsenter --net=${quote(paths.net)} /bin/bash "$0" "$@"
fi
{ exec 3<>"/dev/tcp/$1/$2"; } 2> /dev/null || {
  echo "connect: nothing answers at $1 port $2 in the practice lab; see: kubewalk lab status" >&2
  exit 1
}
exec 4<&0
cat <&3 3>&- 4<&- &
cat <&4 >&3 4<&- &
exec >&- 3>&- 4<&-
# Whichever side ends first, and whatever signal ssh sends, both ends are let go.
trap 'kill $(jobs -p) 2> /dev/null' EXIT
trap 'exit 1' HUP INT TERM
wait -n
`;

export const proxyCommand = (paths: LabPaths): string =>
  `${/^[\w./-]+$/.test(paths.connect) ? paths.connect : quote(paths.connect)} %h %p`;

/** Settings for the OpenSSH client: with them `ssh -F FILE HOST` opens a machine by its name. */
export const sshConfigText = (spec: LabSpec, paths: LabPaths): string =>
  [
    ...spec.hosts.flatMap(({ name, address }) => [`Host ${name}`, `  HostName ${address}`]),
    'Host *',
    `  User ${loginUser(spec.login)}`,
    `  Port ${spec.sshPort}`,
    `  IdentityFile "${paths.identityFile}"`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile "${paths.knownHosts}"`,
    '  GlobalKnownHostsFile /dev/null',
    '  StrictHostKeyChecking yes',
    `  ProxyCommand ${proxyCommand(paths)}`,
    '',
  ].join('\n');
