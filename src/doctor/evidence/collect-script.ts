import type { Host } from '../../cluster/types.js';
import { toShell } from '../../plan/script.js';

/**
 * One round of looking at one host: text for `sh` that changes nothing and prints `@section words` lines, each
 * followed by its content with `|` before every line. What waits for the network runs side by side at the end, so
 * that the whole takes as long as the slowest question. A private key is never read out: only its public half is.
 */
const script = String.raw`
set +eu
export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
has() { command -v "$1" > /dev/null 2>&1; }
bars() { awk '{ print "|" $0 }'; }
show() { printf '@%s\n' "$1"; shift; "$@" 2> /dev/null | bars; }
soon() { if has timeout; then timeout -k 1 "$@"; else shift; "$@"; fi; }

printf '@clock\n|%s\n' "$(date +%s.%N)"
show addresses ip -4 -o addr show
show sockets ss -Hltnp

unit_words=LoadState,ActiveState,SubState,Result,ExecMainCode,ExecMainStatus,MainPID,NRestarts,User,Type,Environment,EnvironmentFiles,ExecStart,FragmentPath,DropInPaths,NeedDaemonReload,UnitFileState,After
for unit in etcd flanneld docker; do
  facts=$(systemctl show -p "$unit_words" "$unit" 2> /dev/null)
  printf '%s\n' "$facts" | { printf '@unit %s\n' "$unit"; bars; }
  case $facts in *LoadState=not-found*) continue ;; esac
  show "unit-text $unit" systemctl cat --no-pager "$unit"
  show "journal $unit" journalctl -q -u "$unit" -n 400 -o short-unix --no-pager
  printf '%s\n' "$facts" | sed -n 's/^EnvironmentFiles=\(.*\) (ignore_errors=.*/\1/p' | while read -r file; do
    test -r "$file" || { printf '@settings-missing %s %s\n' "$unit" "$file"; continue; }
    printf '@settings %s %s\n' "$unit" "$file"
    grep -E '^[[:space:]]*(export[[:space:]]+)?[A-Z_]+=' "$file" | grep -viE 'password|secret|token_file' | bars
  done
  pid=$(printf '%s\n' "$facts" | sed -n 's/^MainPID=//p')
  if test "$pid" != 0 && test -r "/proc/$pid/environ"; then
    printf '@running %s\n' "$unit"
    tr '\0' '\n' < "/proc/$pid/environ" | grep -E '^(ETCD|FLANNELD)_' | grep -viE 'password|secret' | bars
    printf '@command-line %s\n' "$unit"
    tr '\0' '\n' < "/proc/$pid/cmdline" | bars
  fi
done

etcd_text=$(systemctl show -p Environment,EnvironmentFiles,ExecStart,User etcd 2> /dev/null)
etcd_settings=$(printf '%s\n' "$etcd_text" | sed -n 's/^EnvironmentFiles=\(.*\) (ignore_errors=.*/\1/p' | xargs -r cat 2> /dev/null)
all_text=$(printf '%s\n%s\n' "$etcd_text" "$etcd_settings"
  systemctl show -p ExecStart flanneld
  systemctl show -p EnvironmentFiles flanneld | sed -n 's/^EnvironmentFiles=\(.*\) (ignore_errors=.*/\1/p' | xargs -r cat 2> /dev/null)
user=$(printf '%s\n' "$etcd_text" | sed -n 's/^User=//p')
reads() {
  case $user in
    '' | root) printf yes ;;
    *) if runuser -u "$user" -- test "$1" "$2" 2> /dev/null; then printf yes; else printf no; fi ;;
  esac
}
named=$(printf '%s\n' "$all_text" | grep -Eo '/[^][:space:];",}]+\.(pem|crt|cert|key)' | sort -u)
folders=$(printf '%s\n' "$named" | sed -n 's|/[^/]*$||p' | sort -u)
beside=$(for folder in $folders; do ls "$folder"/*.pem "$folder"/*.crt "$folder"/*.key 2> /dev/null; done)
printf '%s\n%s\n' "$named" "$beside" | sort -u | while read -r file; do
  test -n "$file" || continue
  if ! test -e "$file"; then printf '@file-missing %s\n' "$file"; continue; fi
  what=other
  if grep -q -e '-----BEGIN CERTIFICATE-----' "$file"; then what=certificate
  elif grep -q -e 'PRIVATE KEY-----' "$file"; then what=key; fi
  printf '@file %s %s %s %s\n' "$what" "$(stat -c '%a %U %Y' "$file")" "$(reads -r "$file")" "$file"
  case $what in
    certificate) sed -n '/-----BEGIN CERTIFICATE-----/,/-----END CERTIFICATE-----/p' "$file" | bars ;;
    key) openssl pkey -in "$file" -pubout -passin pass: 2> /dev/null | bars ;;
  esac
done

data=$(printf '%s\n%s\n' "$etcd_settings" "$etcd_text" | sed -n 's/^ETCD_DATA_DIR=//p; s/.*--data-dir[= ]\([^ ;]*\).*/\1/p' | tail -n 1 | tr -d "\"'")
if test -n "$data"; then
  if test -d "$data"; then
    printf '@data %s %s %s\n' "$(stat -c '%a %U' "$data")" "$(reads -w "$data")" "$data"
    find "$data" -maxdepth 3 -printf '%y %s %m %u %P\n' 2> /dev/null | bars
  else printf '@data-missing %s\n' "$data"; fi
  near=$data
  until test -d "$near"; do near=$(dirname "$near"); done
  show disk df -Pk "$near"
  show inodes df -Pi "$near"
fi

printf '@etcd-file %s\n' "$(stat -L -c '%a %s' /opt/etcd/bin/etcd 2> /dev/null || echo missing)"
show swaps cat /proc/swaps
show fstab sed -n '/^[^#].*[[:space:]]swap[[:space:]]/p' /etc/fstab
show ip-forward cat /proc/sys/net/ipv4/ip_forward
has iptables && show filter iptables -S
has iptables && show raw iptables -t raw -S PREROUTING
show routes ip -4 route show
show subnet-env cat /run/flannel/subnet.env
show docker-options cat /run/flannel/docker

# Answers come in any order, but each whole: it is printed at once.
whole() { words=$1; shift; answer=$("$@" 2>&1); code=$?; printf '@%s %s\n%s\n' "$words" "$code" "$(printf '%s\n' "$answer" | bars)"; }
knock() { soon 1 bash -c 'exec 3<> "/dev/tcp/$0/$1"' "$1" "$2"; }
client=$(for pair in client server; do
  for folder in $folders; do
    test -e "$folder/$pair.pem" && test -e "$folder/$pair-key.pem" && printf '%s/%s\n' "$folder" "$pair"
  done
done | head -n 1)
ctl=$(for each in /opt/etcd/bin/etcdctl /usr/local/bin/etcdctl /usr/bin/etcdctl; do test -x "$each" && echo "$each"; done | head -n 1)
scheme=https
printf '%s\n' "$etcd_settings" | grep -q '^ETCD_LISTEN_CLIENT_URLS=.*http://'"$HOST_ADDRESS" && scheme=http
ask() {
  ETCDCTL_API=3 soon 3 "$ctl" --dial-timeout=1s --command-timeout=1500ms --cacert="$(dirname "$client")/ca.pem" --cert="$client.pem" --key="$client-key.pem" --endpoints="$scheme://$HOST_ADDRESS:2379" "$@"
}
ask_v2() {
  # A key that is not there is an answer too: status 4.
  ETCDCTL_API=2 soon 3 "$ctl" --ca-file="$(dirname "$client")/ca.pem" --cert-file="$client.pem" --key-file="$client-key.pem" --endpoints="$scheme://$HOST_ADDRESS:2379" "$@" 2> /dev/null || test "$?" = 4
}
answers=$(
  if has bash; then
    for peer in $PEERS; do whole "reach $peer 2380" knock "$peer" 2380 & done
  fi
  etcd=$(for each in /opt/etcd/bin/etcd /usr/local/bin/etcd /usr/bin/etcd; do test -x "$each" && echo "$each"; done | head -n 1)
  test -n "$etcd" && whole version "$etcd" --version &
  if test -n "$ctl" && ss -Hltn | grep -q ':2379 '; then
    whole status ask --write-out=json endpoint status &
    whole members ask --write-out=json member list &
    whole alarms ask alarm list &
    # flannel of that time reads the v2 API, which has a store of its own.
    if test -n "$FLANNEL_KEY"; then
      case $("$etcd" --version 2> /dev/null) in
        *'Version: 3.'[0-3].*) whole flannel-key ask_v2 get "$FLANNEL_KEY" & ;;
        *) whole flannel-key ask get --print-value-only "$FLANNEL_KEY" & ;;
      esac
    fi
  fi
  wait
)
printf '%s\n@end\n' "$answers"
`;

/** The script for one host, knowing the members it should be able to reach. */
export const collectScript = (host: Host, hosts: readonly Host[]): string => {
  const peers = host.roles.includes('etcd')
    ? hosts.filter(({ name, roles }) => name !== host.name && roles.includes('etcd'))
    : [];
  const flannel = hosts.some(({ roles }) => roles.includes('node'));
  return toShell({
    code: script,
    variables: {
      HOST_ADDRESS: host.address,
      PEERS: peers.map(({ address }) => address).join(' '),
      FLANNEL_KEY: flannel && host.roles.includes('etcd') ? '/coreos.com/network/config' : '',
    },
  });
};
