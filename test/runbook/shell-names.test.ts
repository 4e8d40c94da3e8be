import { describe, expect, it } from 'vitest';
import { namesRead, namesSet } from '../../src/runbook/shell-names.js';

const read = (code: string): readonly string[] => namesRead(code).map(({ name }) => name);

describe('the names a block reads', () => {
  it.each<[string, readonly string[]]>([
    ['echo $A ${B} "$C" "${D:-x}" ${E%%.*}', ['A', 'B', 'C', 'D', 'E']],
    ["echo '$A' \"'$B'\"", ['B']],
    ['echo \\$A "\\$B" \\\\$C', ['C']],
    ['# $A\necho $B # $C', ['B']],
    ['echo a#$A', ['A']],
    ["# don't\necho $A", ['A']],
    ['echo ${#A} ${#}', ['A']],
    ['echo $(echo "$A")', ['A']],
    ['x="$(awk \'{ print $NF }\' "$A")" && echo $B', ['A', 'B']],
    ['echo "it\'s $A" $B', ['A', 'B']],
    ["cat <<'EOF'\n$A don't\nEOF\necho $B", ['B']],
    ["cat <<EOF\n$A don't\nEOF\necho $B", ['A', 'B']],
    ["cat <<-EOF\n\tdon't $A\n\tEOF\necho $B", ['A', 'B']],
    ['cat <<\\EOF\n$A\nEOF\necho $B', ['B']],
    ["cat <<A; cat <<'B'\n$X don't\nA\n$Y\nB\necho $Z", ['X', 'Z']],
    ['echo $((A + $B * 2)) $((0x1F))', ['A', 'B']],
    ['echo $1 $@ $? $$ $#A', []],
    ["docker ps --format '{{.Names}}' $A", ['A']],
    ['case $A in a) echo "$B";; esac; echo "$(case $C in c) :;; esac)"', ['A', 'B', 'C']],
  ])('%j', (code, names) => {
    expect([...read(code)].sort()).toEqual([...names].sort());
  });

  it('stand where they are found', () => {
    const code = "echo 'x' $NAME";
    expect(namesRead(code)).toEqual([{ name: 'NAME', offset: code.indexOf('$NAME') }]);
  });
});

describe('the names a block sets', () => {
  it.each<[string, readonly string[]]>([
    ['A=1 B=2 cmd; C=3', ['A', 'B', 'C']],
    ['export A=1\nreadonly B=2', ['A', 'B']],
    ['for A in 1 2; do :; done', ['A']],
    ['while IFS= read -r A B; do :; done', ['IFS', 'A', 'B']],
    ['if A=$(cmd); then :; fi', ['A']],
    ["echo 'A=1'", []],
    ['[ "$A" = 1 ]', []],
  ])('%j', (code, names) => {
    const set = namesSet(code);
    for (const name of names) expect([...set]).toContain(name);
    if (names.length === 0) expect([...set]).toEqual([]);
  });
});
