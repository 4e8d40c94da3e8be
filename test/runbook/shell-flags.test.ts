import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../src/runbook/shell-flags.js';

const found = (code: string): readonly string[] =>
  flagsOf(code).map(({ program, name }) => `${program} ${name}`);

describe('the flags of a block', () => {
  it.each<[string, readonly string[]]>([
    ['rm -f a', ['rm -f']],
    ['grep -qF a', ['grep -q', 'grep -F']],
    ["cut -d: -f1 | tr -d ' '", ['cut -d', 'cut -f', 'tr -d']],
    ['head -n 1; head -n1', ['head -n', 'head -n']],
    ['etcdctl --write-out=table --key="$K" get x', ['etcdctl --write-out', 'etcdctl --key']],
    ['/opt/etcd/bin/etcdctl --prefix', ['etcdctl --prefix']],
    ['openssl x509 -noout -in f', ['openssl -noout', 'openssl -in']],
    ['find . -name x ! -user y', ['find -name', 'find -user']],
    ['test -z "$(ls -A "$dir")"', ['test -z', 'ls -A']],
    ['x=$(id -u) || true', ['id -u']],
    ['if ! systemctl is-active --quiet a; then b -x; fi', ['systemctl --quiet', 'b -x']],
    ['case $a in b) c -d ;; esac', ['c -d']],
    ['grep -e \'-j DROP\' "-x"', ['grep -e']],
    ["grep -E -- '--dport' -f", ['grep -E']],
    ['cat - < a -', []],
    ['# rm -f a\necho "rm -f a"', []],
    ['cat <<EOF\nrm -f a\nEOF', []],
    ['f() { g -h; }', ['g -h']],
    ['ip -4 -o addr', ['ip -4', 'ip -o']],
  ])('%j', (code, flags) => {
    expect(found(code)).toEqual(flags);
  });

  it('stand where they are found', () => {
    const code = 'true\ngrep -qF a';
    const offset = code.indexOf('-qF');
    expect(flagsOf(code)).toEqual([
      { program: 'grep', name: '-q', word: '-qF', offset },
      { program: 'grep', name: '-F', word: '-qF', offset },
    ]);
  });
});
