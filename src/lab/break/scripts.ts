import type { Room } from './fault.js';

export const onVictim =
  (script: string) =>
  ({ victim, on }: Room): Promise<string> =>
    on(victim, script);

export const onEveryMember =
  (script: string) =>
  ({ victim, others, on }: Room): Promise<unknown> =>
    Promise.all([victim, ...others].map((host) => on(host, script)));

export const edit = (expression: string): string => `keep "$config"\nsed -i '${expression}' "$config"\nagain`;

export const dropIn = (text: string): string =>
  `add /etc/systemd/system/etcd.service.d/50-lab.conf
   printf '%s\\n' '[Service]' ${text} > /etc/systemd/system/etcd.service.d/50-lab.conf`;

/** Moves the member's data to where repair finds it. */
export const takeData = `systemctl stop etcd
keep "$data"
rm -rf "$data"
install -d -m 0700 -o etcd -g etcd "$data"`;
