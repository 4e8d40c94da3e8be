/**
 * What the shell on a host knows: functions that start, follow and stop jobs, sent once over stdin of a plain
 * `sh`. The shell itself never blocks on a job, so that the same channel can stop one.
 *
 * Job folder: script, out, err, `pid` (the supervisor), `pgid` (the job's own session), `token` (token, boot id),
 * `status`, `sealed`, `shown`, `guard` (the timer), `stop` (who stopped it). The supervisor outlives the link: it
 * waits for the script and ends out and err with a line that starts with the job's token. Whoever reads the files
 * therefore learns the end in the stream itself, with neither polling nor another round trip. Starting processes
 * is what a short job costs most, so tails, timer and meter are only started for a job that takes a while.
 */
import { putFunctions } from './install-script.js';
import { lookFunctions } from './look-functions.js';
import { say } from './messages.js';

/** Seconds between TERM and KILL. */
const graceSeconds = 5;

/**
 * What a job prints is kept on the host until it is read, and for a program that is started anew. So much of it, in
 * bytes, and never more than the disk has room left beside it, unless that is less than the few that are always kept.
 */
const mostKept = 2_147_483_648;
const alwaysKept = 8_388_608;

/** What a fresh shell tells at once: what the host is, or nothing. */
export type Greeting = 'facts' | 'nothing';

const jobFunctions = String.raw`
umask 077
export PATH="$PATH:/usr/local/bin:/usr/local/sbin:/usr/sbin:/sbin" DEBIAN_FRONTEND=noninteractive
if [ -d /usr/lib/locale/C.utf8 ] || [ -d /usr/lib/locale/C.UTF-8 ]; then LC_ALL=C.UTF-8; else LC_ALL=C; fi
export LC_ALL
kw_user=$(id -u)
if [ "$kw_user" = 0 ]; then kw_home=/var/lib/kubewalk; else kw_home=$HOME/.kubewalk; fi
kw_jobs=$kw_home/jobs
mkdir -p "$kw_jobs" 2>/dev/null
kw_limit= kw_1= kw_2=
kw_boot=; read -r kw_boot </proc/sys/kernel/random/boot_id

# Marks on both streams: what follows belongs to the exchange named by the token; it ended so.
kw_begin() { printf '\001%s begin %s\n' "$kw_n" "$1"; printf '\001%s begin %s\n' "$kw_n" "$1" >&2; }
kw_end() { kw_m=$1; shift; printf '\001%s %s\n' "$kw_m" "$*"; printf '\001%s end\n' "$kw_m" >&2; }

# In the job's folder: TERM to the job's process group, KILL after the grace time. The first who stops is named.
kw_stop() {
  kw_i=0
  until [ -s pgid ] || [ $kw_i -ge 40 ]; do sleep 0.05; kw_i=$((kw_i + 1)); done
  read -r kw_g <pgid || return
  kill -s 0 -- "-$kw_g" || return
  # On a full disk the name does not get written, and the job is stopped all the same.
  (set -C; printf '%s\n' "$1" >stop) || [ ! -s stop ] || return
  kill -s TERM -- "-$kw_g"; kill -s CONT -- "-$kw_g"
  kw_i=0
  while [ $kw_i -lt $((kw_grace * 10)) ] && kill -s 0 -- "-$kw_g"; do sleep 0.1; kw_i=$((kw_i + 1)); done
  if kill -s 0 -- "-$kw_g"; then printf 'KILL\n' >>stop; kill -s KILL -- "-$kw_g"; fi
}

# Kills the timer's sleep with the timer, so that no host is left with sleeps of finished jobs.
kw_watch() {
  trap '' HUP
  kw_p=$!
  trap 'if [ "$!" != "$kw_p" ]; then kill "$!"; fi; exit' TERM
  sleep "$1" &
  # A sleep that somebody killed is no reason to stop a job.
  wait "$!" && cd "$kw_d" && kw_stop timeout
}

# Stops a job that prints without end. Looking now and then is enough: a disk is not filled in a moment.
kw_meter() {
  trap '' HUP
  cd "$kw_d" || return
  kw_grace=1
  while sleep 0.25 && kw_alive; do
    kw_m=$(($(wc -c <out) + $(wc -c <err)))
    if [ $kw_m -gt $kw_kept ] && { [ $kw_m -gt $kw_most ] || [ $kw_m -gt $(($(stat -f -c '%a*%S' .))) ]; }; then
      kw_stop output
      return
    fi
  done
}

# The supervisor kills the timer it finds; a timer that comes too late finds the job sealed.
kw_guard() {
  if [ -n "$kw_limit" ] && [ -d "$kw_d" ] && [ ! -e "$kw_d/sealed" ]; then
    kw_watch "$kw_limit" </dev/null >/dev/null 2>&1 &
    printf '%s\n' "$!" >"$kw_d/guard"
    if [ -e "$kw_d/sealed" ]; then kill "$!" 2>/dev/null; fi
    kw_meter </dev/null >/dev/null 2>&1 &
  fi
  kw_limit=
}

# Whether we are the first to make this file of the job. born: the job may run. shown: we show its output, which is
# the supervisor's work for a short job and that of tails for others.
kw_first() { set -C; { true >"$kw_d/$1"; } 2>/dev/null; kw_m=$?; set +C; return $kw_m; }

# What a step leaves running may print on for ever: what comes after the end is cut off, also when its folder is gone.
kw_leash() {
  kw_o=$(wc -c </proc/self/fd/3) kw_e=$(wc -c </proc/self/fd/4)
  while sleep 1 && kill -s 0 -- "-$kw_g"; do
    truncate -s "$kw_o" /proc/self/fd/3
    truncate -s "$kw_e" /proc/self/fd/4
  done
}

# A file that somebody prints on into might never be read to its end.
kw_cat() { if [ -n "$kw_left" ]; then head -c "$(wc -c <"$1")" "$1"; else cat "$1"; fi; }

kw_supervise() {
  cd "$kw_d" || exit
  trap '' HUP
  read -r kw_self kw_m </proc/self/stat
  printf '%s\n' "$kw_self" >pid && kw_first born || exit
  kw_in=/dev/null
  if [ -n "$kw_names" ]; then mkfifo in && kw_in=in || exit; (printf '%s\n' "$kw_values" >in) & fi
  if command -v setsid >/dev/null; then kw_own=setsid; else kw_own=; set -m; fi
  # The colon is for dash, which would give the inner redirections to nobody if the braces held only the parentheses.
  { :; (trap - HUP; umask 022; exec $kw_own sh -c '
    echo $$ >pgid; kw_script=$PWD/script; cd
    for kw_name in "$@"; do IFS= read -r "$kw_name"; done; set --; exec </dev/null
    . "$kw_script"' sh $kw_names) <"$kw_in" >>out 2>>err; } 2>note
  kw_c=$?
  if [ -s stop ]; then
    read -r kw_g <pgid
    kw_i=0
    while [ $kw_i -lt $((kw_grace * 20)) ] && kill -s 0 -- "-$kw_g" 2>/dev/null; do sleep 0.05; kw_i=$((kw_i + 1)); done
    kw_sig=TERM
    while read -r kw_m; do case $kw_m in KILL) kw_sig=KILL ;; *) kw_by=$kw_m ;; esac done <stop
    kw_e="stopped $kw_by $kw_sig"
  elif [ $kw_c -gt 128 ] && [ -s note ]; then
    # The shell notes down a death by signal; a script that merely exits with 143 leaves no note.
    kw_e="signalled $(kill -l $kw_c)"
  else
    kw_e="exited $kw_c"
  fi
  # Written over blanks that were there from the start, so that a full disk cannot lose it.
  printf '%s\n' "$kw_e" 1<>status
  kw_out=; kw_err=
  if [ -s out ]; then kw_out=some; fi
  if [ -s err ]; then kw_err=some; fi
  kw_left=
  if read -r kw_g <pgid && kill -s 0 -- "-$kw_g"; then kw_left=yes; exec 3>>out 4>>err; fi 2>/dev/null
  { printf '\001%s %s\n' "$kw_t" "$kw_e" >>out && printf '\001%s end\n' "$kw_t" >>err && : >sealed; } 2>/dev/null
  if [ -n "$kw_left" ]; then kw_leash </dev/null >/dev/null 2>&1 & fi
  if [ -s guard ]; then read -r kw_w <guard; kill "$kw_w" 2>/dev/null; fi
  if [ -e sealed ] && kw_first shown; then
    if [ -n "$kw_out" ]; then kw_cat out; else printf '\001%s %s\n' "$kw_t" "$kw_e"; fi
    if [ -n "$kw_err" ]; then kw_cat err >&2; else printf '\001%s end\n' "$kw_t" >&2; fi
  fi
}

kw_alive() { [ "/proc/$kw_s/cwd" -ef "$kw_d" ]; }

kw_tails() {
  kw_guard
  tail -c "+$(($1 + 1))" -f -s 0.05 "$kw_d/out" 2>/dev/null & kw_1=$!
  tail -c "+$(($2 + 1))" -f -s 0.05 "$kw_d/err" >&2 2>/dev/null & kw_2=$!
}

# ID OUT-OFFSET ERR-OFFSET: from these bytes on.
kw_follow() {
  kw_d=$kw_jobs/$1
  # Making the folder claims the id: a start that is still under way finds it taken, and never runs.
  if mkdir "$kw_d" 2>/dev/null; then : >"$kw_d/claimed"; fi
  if [ ! -d "$kw_d" ] || [ -e "$kw_d/claimed" ]; then kw_begin "$kw_n"; kw_end "$kw_n" absent; return; fi
  kw_i=0
  until [ -s "$kw_d/pid" ] || [ $kw_i -ge 40 ]; do sleep 0.05; kw_i=$((kw_i + 1)); done
  if [ ! -s "$kw_d/pid" ] && kw_first born; then kw_begin "$kw_n"; kw_end "$kw_n" unborn; return; fi
  read -r kw_s <"$kw_d/pid"
  read -r kw_t kw_b <"$kw_d/token"
  kw_begin "$kw_t"
  if [ "$kw_b" = "$kw_boot" ] && kw_alive; then kw_first shown; kw_tails "$2" "$3"; return; fi
  tail -c "+$(($2 + 1))" "$kw_d/out"
  tail -c "+$(($3 + 1))" "$kw_d/err" >&2
  kw_e=; read -r kw_e <"$kw_d/status"
  if [ -n "$kw_e" ]; then kw_end "$kw_t" "$kw_e"
  elif [ "$kw_b" = "$kw_boot" ]; then kw_end "$kw_t" orphaned
  else
    while read -r kw_m kw_i; do if [ "$kw_m" = btime ]; then kw_end "$kw_t" "rebooted $kw_i"; fi; done </proc/stat
  fi
}

kw_broken() { kw_begin "$kw_n"; df -P "$kw_jobs" 2>&1 | tail -n 1; kw_end "$kw_n" "broken $1"; }

# ID TOKEN SECONDS OUT-OFFSET ERR-OFFSET BOOT-ID SCRIPT [NAMES VALUES]: making the folder decides who starts it.
# The values are secret, one a line: they are in this shell's memory, in a pipe, and nowhere else.
kw_run() {
  kw_d=$kw_jobs/$1
  if [ "$6" != "$kw_boot" ] && [ ! -d "$kw_d" ]; then kw_begin "$kw_n"; kw_end "$kw_n" "rebooted 0"; return; fi
  if kw_e=$(mkdir "$kw_d" 2>&1); then
    if : >"$kw_d/out" && : >"$kw_d/err" && printf '%64s\n' '' >"$kw_d/status" &&
      printf '%s' "$7" >"$kw_d/script" && printf '%s %s\n' "$2" "$kw_boot" >"$kw_d/token"; then :
    else kw_e=$(printf '%64s' '' | cat 2>&1 >"$kw_d/script"); kw_broken "$kw_e"; rm -rf "$kw_d"; return; fi
    kw_t=$2 kw_limit=$3 kw_names=$8 kw_values=$9
    # Said first, because a short job's output comes from its supervisor. A link that is gone must not keep it from starting.
    trap '' PIPE; kw_begin "$kw_t"; trap - PIPE
    kw_supervise </dev/null &
    kw_s=$! kw_values=
  elif [ -d "$kw_d" ]; then kw_follow "$1" "$4" "$5"
  else kw_broken "$kw_e"; fi
}

# Asked for when a job takes a while: its output as it comes, and its time limit.
kw_slow() { if kw_first shown; then kw_tails 0 0; else kw_guard; fi; }
# A link that is cut before that leaves the limit to this shell's end.
trap 'kw_guard' EXIT

# A supervisor that is gone without having sealed its job will never end the stream.
kw_tick() { kw_alive || [ -e "$kw_d/sealed" ] || kw_end "$kw_t" fell; }
kw_done() { kw_limit=; kill "$kw_1" "$kw_2"; wait "$kw_1" "$kw_2"; kw_1=; kw_2=; } 2>/dev/null
kw_halt() { (cd "$kw_d" && kw_stop person) </dev/null >/dev/null 2>&1 & }
kw_forget() { (kw_remove "$@") </dev/null >/dev/null 2>&1 & }

# A claim stays, whoever forgets its job: the start it keeps out may be slow.
kw_remove() {
  cd "$kw_jobs" || return
  for kw_i in "$@"; do [ -e "$kw_i/claimed" ] || rm -rf -- "$kw_i"; done
}

# Looks whose program was killed before it forgot them, and old claims. Nobody asks for either any more.
kw_sweep() {
  cd "$kw_jobs" && kw_m=$(mktemp) && touch -d '1 hour ago' "$kw_m" || return
  for kw_i in *.check.* *.verify-*; do if [ "$kw_i/sealed" -ot "$kw_m" ] && [ -e "$kw_i/sealed" ]; then rm -rf -- "$kw_i"; fi; done
  touch -d '2 days ago' "$kw_m"
  for kw_i in *; do if [ "$kw_i/claimed" -ot "$kw_m" ] && [ -e "$kw_i/claimed" ]; then rm -rf -- "$kw_i"; fi; done
  rm -f "$kw_m"
}
set -- "$kw_jobs"/*
if [ -e "$1" ]; then (kw_sweep) </dev/null >/dev/null 2>&1 & fi

kw_tidy() { kw_begin "$kw_n"; (kw_remove "$@") </dev/null; kw_code; }

# The end of one command of ours that is no job.
kw_code() { kw_end "$kw_n" "code $?"; }

kw_hello() { kw_n=$1; kw_begin "$kw_n"; if [ "$2" = facts ]; then kw_facts; fi; kw_end "$kw_n" ready; }
`;

/** The first thing a fresh shell is sent; `nonce` names this shell's own marks. */
export const hostShell = (nonce: string, greeting: Greeting): string =>
  `kw_grace=${String(graceSeconds)} kw_kept=${String(alwaysKept)} kw_most=${String(mostKept)}\n${jobFunctions}${lookFunctions}${putFunctions}\n${say('hello', nonce, greeting)}`;
