import { describe, expect, it } from 'vitest';
import { highlight } from '../../../src/ui/highlight/highlight.js';
import { languageOfFile } from '../../../src/ui/highlight/language-of.js';
import { lineText } from '../../../src/ui/lines/line.js';

const script = `for f in a b; do
  sed -ri 's/x/y/' "$HOME/$f" # why

done`;

describe('code in colours', () => {
  it('is the code letter for letter, line by line', () => {
    expect(highlight(script, 'bash').map(lineText)).toEqual(script.split('\n'));
  });

  it('tells keywords, strings, variables and comments apart', () => {
    const tones = new Map(
      highlight(script, 'bash')
        .flat()
        .map(({ text, tone }) => [text, tone]),
    );
    expect(tones.get('for')).toBe('keyword');
    expect(tones.get("'s/x/y/'")).toBe('string');
    expect(tones.get('$HOME')).toBe('name');
    expect(tones.get('# why')).toBe('faint');
    expect(tones.get(' a b')).toBe('plain');
  });

  it('knows the keys of units and of YAML', () => {
    expect(highlight('[Service]\nRestart=always', 'ini')[1]?.[0]).toEqual({ text: 'Restart', tone: 'name' });
    expect(highlight('name: x', 'yaml')[0]?.[0]).toEqual({ text: 'name', tone: 'name' });
  });
});

it.each([
  ['/etc/systemd/system/etcd.service', 'ini'],
  ['/etc/docker/daemon.json', 'json'],
  ['/opt/x.yml', 'yaml'],
  ['/etc/sysctl.d/90-k8s.conf', 'ini'],
  ['/usr/local/bin/mk-docker-opts.sh', 'bash'],
  ['/etc/hosts', undefined],
])('%s is read as %s', (path, language) => {
  expect(languageOfFile(path)).toBe(language);
});
