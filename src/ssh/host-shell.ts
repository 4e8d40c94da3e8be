/**
 * What the shell on a host knows: functions that start, follow and stop jobs, sent once over stdin of a plain
 * `sh`. The shell itself never blocks on a job, so that the same channel can stop one.
 *
 * Files of a job, each `ID,NAME` in one private folder, for no id has a comma (`engine/job-id.ts`): `job` claims the id; it says
 * how the job ended, on a first line that was blank until then, and its token and boot id, `pid` (the supervisor), `group`
 * (the job's own session) and whether it is `sealed`. Then script, out, err, `born`, `shown`, `guard` (the timer), `stop`
 * (who stopped it). The supervisor outlives the link: it waits for the script and ends out and err with a line that starts
 * with the job's token. Whoever reads the files therefore learns the end in the stream itself, with neither polling nor
 * another round trip. Starting processes and making files is what a short job costs most, so it has as few as can be, and
 * tails, timer and meter are only started for a job that takes a while.
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

/** The id of the job that the file `$kw_i` is of. */
const idOf = '${kw_i%,*}';

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
[ -d "$kw_jobs" ] || mkdir -p "$kw_jobs" 2>/dev/null
kw_limit= kw_1= kw_2=
if command -v setsid >/dev/null; then kw_own=setsid; else kw_own=; fi
kw_boot=; read -r kw_boot </proc/sys/kernel/random/boot_id

# Marks on both streams: what follows belongs to the exchange named by the token; it ended so.
kw_begin() { printf '\001%s begin %s\n' "$kw_n" "$1"; printf '\001%s begin %s\n' "$kw_n" "$1" >&2; }
kw_end() { kw_m=$1; shift; printf '\001%s %s\n' "$kw_m" "$*"; printf '\001%s end\n' "$kw_m" >&2; }

# What the job's own file says under a name, if it does: token, pid, group, sealed.
kw_said() {
  while read -r kw_m kw_v kw_w; do if [ "$kw_m" = "$1" ]; then return; fi; done
  return 1
} 2>/dev/null <"$kw_j,job"

# TERM to the job's process group, KILL after the grace time. The first who stops is named.
kw_stop() {
  kw_i=0
  until kw_said group; do [ $kw_i -lt 40 ] || return; sleep 0.05; kw_i=$((kw_i + 1)); done
  kw_g=$kw_v
  kill -s 0 -- "-$kw_g" || return
  # On a full disk the name does not get written, and the job is stopped all the same.
  (set -C; printf '%s\n' "$1" >"$kw_j,stop") || [ ! -s "$kw_j,stop" ] || return
  kill -s TERM -- "-$kw_g"; kill -s CONT -- "-$kw_g"
  kw_i=0
  while [ $kw_i -lt $((kw_grace * 10)) ] && kill -s 0 -- "-$kw_g"; do sleep 0.1; kw_i=$((kw_i + 1)); done
  if kill -s 0 -- "-$kw_g"; then printf 'KILL\n' >>"$kw_j,stop"; kill -s KILL -- "-$kw_g"; fi
}

# Kills the timer's sleep with the timer, so that no host is left with sleeps of finished jobs.
kw_watch() {
  trap '' HUP
  kw_p=$!
  trap 'if [ "$!" != "$kw_p" ]; then kill "$!"; fi; exit' TERM
  sleep "$1" &
  # A sleep that somebody killed is no reason to stop a job.
  wait "$!" && kw_stop timeout
}

# Stops a job that prints without end. Looking now and then is enough: a disk is not filled in a moment.
kw_meter() {
  trap '' HUP
  kw_grace=1
  while sleep 0.25 && kw_alive; do
    kw_m=$(($(wc -c <"$kw_j,out") + $(wc -c <"$kw_j,err")))
    if [ $kw_m -gt $kw_kept ] && { [ $kw_m -gt $kw_most ] || [ $kw_m -gt $(($(stat -f -c '%a*%S' "$kw_jobs"))) ]; }; then
      kw_stop output
      return
    fi
  done
}

# The supervisor kills the timer it finds; a timer that comes too late finds the job sealed, or forgotten.
kw_guard() {
  if [ -n "$kw_limit" ] && [ -e "$kw_j,job" ] && ! kw_said sealed; then
    kw_watch "$kw_limit" </dev/null >/dev/null 2>&1 &
    printf '%s\n' "$!" >"$kw_j,guard"
    if [ ! -e "$kw_j,job" ] || kw_said sealed; then kill "$!" 2>/dev/null; fi
    kw_meter </dev/null >/dev/null 2>&1 &
  fi
  kw_limit=
}

# Whether we are the first to make this file of the job. job: we may start it. born: it may run. shown: we show its
# output, which is the supervisor's work for a short job and that of tails for others.
kw_first() { set -C; { true >"$kw_j,$1"; } 2>/dev/null; kw_m=$?; set +C; return $kw_m; }

# What a step leaves running may print on for ever: what comes after the end is cut off, also when its files are gone.
kw_leash() {
  kw_o=$(wc -c </proc/self/fd/3) kw_e=$(wc -c </proc/self/fd/4)
  while sleep 1 && kill -s 0 -- "-$kw_g"; do
    truncate -s "$kw_o" /proc/self/fd/3
    truncate -s "$kw_e" /proc/self/fd/4
  done
}

# A file that somebody prints on into might never be read to its end.
kw_cat() { if [ -n "$kw_left" ]; then head -c "$(wc -c <"$1")" "$1"; else cat "$1"; fi; }

# Holds the job's files from its first moment on: out (3), err (4), and job (9), by which it is known, whoever else is
# given its number one day. It writes to no name, which a forgotten job has no more.
kw_supervise() {
  trap '' HUP
  # Every process reads its locale from many files, and only the script needs one.
  kw_locale=$LC_ALL LC_ALL=C
  # A shell's own number, without a process and without reading a long line byte by byte.
  cd /proc/self/task && set -- * && cd / && printf 'pid %s\n' "$1" >&9 || exit
  set -C; { exec 8>"$kw_j,born"; } 2>/dev/null || exit; set +C
  # Who was told that it is not born may have forgotten it by now, born and all.
  kw_known || exit
  kw_in=/dev/null
  if [ -n "$kw_names" ]; then
    kw_in=$kw_j,in; mkfifo "$kw_in" || exit
    (printf '%s\n' "$kw_values" >"$kw_in") 3>&- 4>&- 8>&- 9>&- &
  fi
  if [ -z "$kw_own" ]; then set -m; fi
  # The colon is for dash, which would give the inner redirections to nobody if the braces held only the parentheses.
  { :; (trap - HUP; umask 022; exec $kw_own sh -c '
    echo "group $$" >&9; exec 9>&-; kw_script=$1 LC_ALL=$2; shift 2; cd
    for kw_name in "$@"; do IFS= read -r "$kw_name"; done; set --; exec </dev/null
    . "$kw_script"' sh "$kw_j,script" "$kw_locale" $kw_names) <"$kw_in" >&3 2>&4 3>&- 4>&- 8>&-; } 2>&8
  kw_c=$? kw_g=
  if kw_said group; then kw_g=$kw_v; fi
  if [ -s "$kw_j,stop" ]; then
    kw_i=0
    while [ $kw_i -lt $((kw_grace * 20)) ] && kill -s 0 -- "-$kw_g" 2>/dev/null; do sleep 0.05; kw_i=$((kw_i + 1)); done
    kw_sig=TERM
    while read -r kw_m; do case $kw_m in KILL) kw_sig=KILL ;; *) kw_by=$kw_m ;; esac done <"$kw_j,stop"
    kw_e="stopped $kw_by $kw_sig"
  elif [ $kw_c -gt 128 ] && [ -s "$kw_j,born" ]; then
    # The shell notes down a death by signal; a script that merely exits with 143 leaves no note.
    kw_e="signalled $(kill -l $kw_c)"
  else
    kw_e="exited $kw_c"
  fi
  # Written over blanks that were there from the start, so that a full disk cannot lose it.
  printf '%s\n' "$kw_e" 1<>/proc/self/fd/9
  kw_out= kw_err= kw_left= kw_sealed=
  if [ -s "$kw_j,out" ]; then kw_out=some; fi
  if [ -s "$kw_j,err" ]; then kw_err=some; fi
  if kill -s 0 -- "-$kw_g" 2>/dev/null; then kw_left=yes; fi
  if { printf '\001%s %s\n' "$kw_t" "$kw_e" >&3 && printf '\001%s end\n' "$kw_t" >&4 && echo sealed >&9; } 2>/dev/null; then
    kw_sealed=yes
  fi
  if [ -n "$kw_left" ]; then kw_leash </dev/null >/dev/null 2>&1 8>&- 9>&- & fi
  if [ -s "$kw_j,guard" ]; then read -r kw_w <"$kw_j,guard"; kill "$kw_w" 2>/dev/null; fi
  if [ -n "$kw_sealed" ] && kw_known && kw_first shown; then
    if [ -n "$kw_out" ]; then kw_cat "$kw_j,out"; else printf '\001%s %s\n' "$kw_t" "$kw_e"; fi
    if [ -n "$kw_err" ]; then kw_cat "$kw_j,err" >&2; else printf '\001%s end\n' "$kw_t" >&2; fi
  fi
}

# Whether the job that we supervise is still to be found under its id.
kw_known() { [ "$kw_j,job" -ef /proc/self/fd/9 ]; }
kw_alive() { [ "$kw_j,job" -ef "/proc/$kw_s/fd/9" ]; }

kw_tails() {
  kw_guard
  tail -c "+$(($1 + 1))" -f -s 0.05 "$kw_j,out" 2>/dev/null & kw_1=$!
  tail -c "+$(($2 + 1))" -f -s 0.05 "$kw_j,err" >&2 2>/dev/null & kw_2=$!
}

# ID OUT-OFFSET ERR-OFFSET: from these bytes on.
kw_follow() {
  kw_j=$kw_jobs/$1
  # Being the first claims the id: a start that is still under way finds it taken, and never runs.
  if kw_first job; then true >"$kw_j,claimed"; fi
  if [ ! -e "$kw_j,job" ] || [ -e "$kw_j,claimed" ]; then kw_begin "$kw_n"; kw_end "$kw_n" absent; return; fi
  kw_i=0
  until kw_said pid || [ $kw_i -ge 40 ]; do sleep 0.05; kw_i=$((kw_i + 1)); done
  # A supervisor says its number before it is born.
  if ! kw_said pid && { kw_first born || { [ -e "$kw_j,born" ] && ! kw_said pid; }; }; then
    kw_begin "$kw_n"; kw_end "$kw_n" unborn; return
  fi
  kw_s= kw_t=$kw_n kw_b=$kw_boot
  if kw_said pid; then kw_s=$kw_v; fi
  if kw_said token; then kw_t=$kw_v kw_b=$kw_w; fi
  kw_begin "$kw_t"
  if [ "$kw_b" = "$kw_boot" ] && kw_alive; then kw_first shown; kw_tails "$2" "$3"; return; fi
  tail -c "+$(($2 + 1))" "$kw_j,out"
  tail -c "+$(($3 + 1))" "$kw_j,err" >&2
  kw_e=; read -r kw_e <"$kw_j,job"
  if [ -n "$kw_e" ]; then kw_end "$kw_t" "$kw_e"
  elif [ "$kw_b" = "$kw_boot" ]; then kw_end "$kw_t" orphaned
  else
    while read -r kw_m kw_i; do if [ "$kw_m" = btime ]; then kw_end "$kw_t" "rebooted $kw_i"; fi; done </proc/stat
  fi
}

# Says why no file can be made here, and takes these away.
kw_refuse() {
  kw_e=$(printf '%64s' '' | cat 2>&1 >"$kw_j,try")
  rm -f -- "$kw_j,try" "$@"
  kw_begin "$kw_n"; df -P "$kw_jobs" 2>&1 | tail -n 1; kw_end "$kw_n" "broken $kw_e"
}

# Said first, because a short job's output comes from its supervisor. A link that is gone must not keep it from starting.
kw_launch() {
  trap '' PIPE; kw_begin "$kw_t"; trap - PIPE
  kw_supervise </dev/null &
  kw_s=$!
}

# ID TOKEN SECONDS OUT-OFFSET ERR-OFFSET BOOT-ID SCRIPT [NAMES VALUES]: being the first decides who starts it.
# The values are secret, one a line: they are in this shell's memory, in a pipe, and nowhere else.
kw_run() {
  kw_j=$kw_jobs/$1
  if [ "$6" != "$kw_boot" ] && [ ! -e "$kw_j,job" ]; then kw_begin "$kw_n"; kw_end "$kw_n" "rebooted 0"; return; fi
  if kw_first job; then
    kw_t=$2 kw_limit=$3 kw_names=$8 kw_values=$9
    # The id is let go of last, so that nobody's files are taken away who has it next.
    { printf '%64s\ntoken %s %s\n' '' "$2" "$kw_boot" >&9 && printf '%s' "$7" >"$kw_j,script" && kw_launch; } \
      3>>"$kw_j,out" 4>>"$kw_j,err" 9>>"$kw_j,job" || kw_refuse "$kw_j,out" "$kw_j,err" "$kw_j,script" "$kw_j,job"
    kw_values=
  elif [ -e "$kw_j,job" ]; then kw_follow "$1" "$4" "$5"
  else kw_refuse; fi
}

# Asked for when a job takes a while: its output as it comes, and its time limit.
kw_slow() { if [ -e "$kw_j,job" ] && kw_first shown; then kw_tails 0 0; else kw_guard; fi; }
# A link that is cut before that leaves the limit to this shell's end.
trap 'kw_guard' EXIT

# A supervisor that is gone without having sealed its job will never end the stream.
kw_tick() { kw_alive || kw_said sealed || kw_end "$kw_t" fell; }
kw_done() { kw_limit=; if [ -n "$kw_1" ]; then kill "$kw_1" "$kw_2"; wait "$kw_1" "$kw_2"; kw_1=; kw_2=; fi 2>/dev/null; }
kw_halt() { kw_stop person </dev/null >/dev/null 2>&1 & }
kw_forget() { (kw_remove "$@") </dev/null >/dev/null 2>&1 & }

# A claim stays, whoever forgets its job: the start it keeps out may be slow. The job's own file goes first: a supervisor
# that is not born yet finds that it is forgotten.
kw_remove() {
  cd "$kw_jobs" || return
  for kw_i in "$@"; do
    shift
    [ -e "$kw_i,claimed" ] || for kw_m in job born shown script out err in stop guard; do set -- "$@" "$kw_i,$kw_m"; done
  done
  rm -f -- "$@"
}

# Looks whose program was killed before it forgot them, old claims, and what came after its job was forgotten. Nobody
# asks for any of them any more.
kw_sweep() {
  cd "$kw_jobs" && kw_old=$(mktemp) && touch -d '1 hour ago' "$kw_old" || return
  for kw_i in *.check.*,job *.verify-*,job; do
    kw_j=$kw_jobs/${idOf}
    if [ "$kw_i" -ot "$kw_old" ] && kw_said sealed; then kw_remove "${idOf}"; fi
  done
  touch -d '2 days ago' "$kw_old"
  for kw_i in *,claimed; do
    if [ "$kw_i" -ot "$kw_old" ] && [ -e "$kw_i" ]; then kw_i=${idOf}; rm -f -- "$kw_i,job" "$kw_i,born" "$kw_i,claimed"; fi
  done
  for kw_i in *,*; do if [ "$kw_i" -ot "$kw_old" ] && [ ! -e "${idOf},job" ]; then rm -f -- "$kw_i"; fi; done
  rm -f "$kw_old"
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
