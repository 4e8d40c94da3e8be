/** The host's part of being looked at: what it is, and what lies at some paths. */
export const lookFunctions = String.raw`
kw_facts() {
  cat /etc/os-release 2>/dev/null
  printf 'KW_ARCH=%s\nKW_BOOT=%s\nKW_UID=%s\nKW_JOBS=%s\n' "$(uname -m)" "$kw_boot" "$kw_user" "$kw_jobs"
  if [ -w "$kw_jobs" ]; then echo KW_WRITABLE=yes; fi
}

# A line for every path: checksum, mode and owner, or - where there is nothing.
kw_look() {
  kw_begin "$kw_n"
  (
    for kw_f in "$@"; do
      if [ -e "$kw_f" ]; then
        printf '%s %s\n' "$(sha256sum <"$kw_f")" "$(stat -L -c '%a %U' -- "$kw_f")"
      else echo -; fi
    done
  ) </dev/null
  kw_code
}

# PATH BYTES: a plus and the beginning of what is there, or nothing.
kw_read() { kw_begin "$kw_n"; (if [ -e "$1" ]; then printf + && head -c "$2" <"$1"; fi) </dev/null; kw_code; }
`;
