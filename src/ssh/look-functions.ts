/** The host's part of being looked at: what it is, and what lies at some paths. */
export const lookFunctions = String.raw`
kw_facts() {
  cat /etc/os-release 2>/dev/null
  printf 'KW_ARCH=%s\nKW_BOOT=%s\nKW_UID=%s\nKW_JOBS=%s\n' "$(uname -m)" "$kw_boot" "$kw_user" "$kw_jobs"
  if [ -w "$kw_jobs" ]; then echo KW_WRITABLE=yes; fi
}

# FILE SIZE: its SHA-256. Coreutils as most distributions build it take five times as long over a large file as openssl.
kw_sum() {
  if [ "$2" -ge 1048576 ] && kw_m=$(openssl dgst -sha256 -r <"$1" 2>/dev/null); then printf '%.64s  -\n' "$kw_m"
  else sha256sum <"$1"; fi
}

# A line for every path: checksum, mode and owner, or - where there is nothing.
kw_look() {
  kw_begin "$kw_n"
  (
    for kw_f in "$@"; do
      if [ -e "$kw_f" ]; then
        set -- $(stat -L -c '%s %a %U' -- "$kw_f")
        printf '%s %s %s\n' "$(kw_sum "$kw_f" "$1")" "$2" "$3"
      else echo -; fi
    done
  ) </dev/null
  kw_code
}

# PATH BYTES: a plus and the beginning of what is there, or nothing.
kw_read() { kw_begin "$kw_n"; (if [ -e "$1" ]; then printf + && head -c "$2" <"$1"; fi) </dev/null; kw_code; }
`;
