/** The host's part of putting a file in place. Reads exactly the file's bytes from the shell's own stdin. */
import type { FileToInstall } from '../execute/ports.js';
import { say } from './messages.js';

export const putFunctions = String.raw`
# Owner and mode first, then the name: nobody ever sees half a file, or a key that others may read.
kw_settle() {
  kw_m=$(kw_sum "$kw_new" "$2") || return
  if [ "$kw_m" != "$3  -" ]; then echo "what arrived is not what was sent (SHA-256 differs)" >&2; return 1; fi
  chown -- "$5" "$kw_new" && chmod -- "$4" "$kw_new" || return
  if [ "$2" -lt 1048576 ]; then sync -- "$kw_new" 2>/dev/null; fi
  if [ "$6" = keep ]; then
    # A file that is here because kubewalk made it has no original to keep.
    kw_made=$kw_home/made/$(printf '%s' "$kw_f" | sha256sum | cut -c 1-64)
    if [ -e "$kw_f" ] && [ ! -e "$kw_f.kubewalk-orig" ] && [ ! -e "$kw_made" ]; then
      ln -- "$kw_f" "$kw_f.kubewalk-orig" 2>/dev/null || cp -p -- "$kw_f" "$kw_f.kubewalk-orig" || return
    elif [ ! -e "$kw_f" ]; then mkdir -p "$kw_home/made" && : >"$kw_made"; fi
  fi
  mv -T -f -- "$kw_new" "$kw_f" || return
  if command -v restorecon >/dev/null; then restorecon -- "$kw_f" 2>/dev/null; fi
  return 0
}

kw_place() {
  kw_f=$1
  if [ -L "$kw_f" ]; then kw_f=$(readlink -f -- "$kw_f") || return; fi
  if [ -d "$kw_f" ]; then echo "it is a folder" >&2; return 1; fi
  kw_dir=$(dirname -- "$kw_f")
  (umask 022; mkdir -p -- "$kw_dir") || return
  kw_new=$(mktemp -- "$kw_dir/.kubewalk-XXXXXXXX") || return
  if head -c "$2" >"$kw_new" && kw_settle "$@"; then return; fi
  rm -f -- "$kw_new"
  return 1
}

# PATH SIZE SHA256 MODE OWNER KEEP. The shell ends after a failure: bytes still under way must never be read as commands.
kw_put() {
  kw_begin "$kw_n"
  if kw_place "$@"; then kw_end "$kw_n" code 0
  else df -P -- "$kw_dir" 2>/dev/null | tail -n 1; kw_end "$kw_n" code 1; exit; fi
}
`;

export const installText = (file: FileToInstall, size: number): string => {
  const keep = file.keepOriginal === false ? 'drop' : 'keep';
  return say('put', file.path, String(size), file.sha256, file.mode, file.owner, keep);
};
