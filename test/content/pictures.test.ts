import width from 'string-width';
import { describe, expect, it } from 'vitest';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { clusters } from '../../src/source/columns.js';
import { renderPicture } from '../../src/source/picture-template.js';
import { must } from '../support/sample-runbook.js';

const { assets } = must(await loadRunbook(groundFloor));
const pictures = [...assets].filter(([path]) => path.startsWith('ground-floor/pictures/'));

/** A cluster of three members, two of them nodes, or of one host that is everything. */
const valuesFor = (
  names: readonly string[],
  address: (i: number) => string,
  network: string,
): Record<string, unknown> => {
  const hosts = names.map((name, i) => ({
    name,
    address: address(i),
    roles: names.length === 1 ? ['master', 'node', 'etcd'] : [i === 0 ? 'master' : 'node', 'etcd'],
  }));
  return { hosts, cluster: { name: 'lab' }, network, ETCD_MEMBERS: String(hosts.length) };
};

const usual = valuesFor(
  ['master01', 'node01', 'node02'],
  (i) => `192.168.204.17${String(i)}`,
  '10.244.0.0/16',
);
const short = valuesFor(['m', 'a', 'b'], (i) => `10.0.0.${String(i)}`, '10.0.0.0/8');
const long = valuesFor(
  ['m', 'a', 'b'].map((n) => n.repeat(20)),
  (i) => `192.168.204.17${String(i)}`,
  '172.30.128.0/17',
);
const alone = valuesFor(['alone'], () => '10.9.9.9', '10.244.0.0/16');

const draw = (template: string, values: Record<string, unknown>): readonly string[] => {
  const rendered = renderPicture(template, values);
  if (!rendered.ok) throw new Error(`${String(rendered.fault.line)}: ${rendered.fault.message}`);
  return rendered.text.trimEnd().split('\n');
};

const columnsOf = (line: string): ReadonlyMap<number, string> => {
  let column = 0;
  return new Map(
    clusters(line).map((sign) => {
      const at = column;
      column += width(sign);
      return [at, sign] as const;
    }),
  );
};

/** Which piece of a box stands in which column of each line. */
const frameOf = (lines: readonly string[]): readonly string[] =>
  lines.map((line) =>
    [...columnsOf(line)]
      .filter(([, sign]) => /[─-╿]/.test(sign))
      .map(([column, sign]) => `${String(column)}${sign}`)
      .join(' '),
  );

/** Upright lines that meet nothing above and nothing below: a row that has slipped. */
const slipped = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, i) => {
    const above = lines[i - 1] ?? '';
    const below = lines[i + 1] ?? '';
    return [...columnsOf(line)].some(
      ([column, sign]) =>
        sign === '│' &&
        !'│┐┌├┤┬┼^v'.includes(columnsOf(above).get(column) ?? ' ') &&
        !'│┘└├┤┴┼v^'.includes(columnsOf(below).get(column) ?? ' '),
    );
  });

describe.each(pictures)('the picture %s', (_path, template) => {
  it('fits into 76 columns and is drawn for a cluster of three and for a single host', () => {
    for (const values of [usual, short, long, alone])
      expect(draw(template, values).filter((line) => width(line) > 76)).toEqual([]);
  });

  it('keeps its lines in place whatever the hosts are called', () => {
    const frame = frameOf(draw(template, usual));
    expect(frameOf(draw(template, short))).toEqual(frame);
    expect(frameOf(draw(template, long))).toEqual(frame);
  });

  it('has no row that has slipped', () => {
    for (const values of [usual, short, long, alone]) expect(slipped(draw(template, values))).toEqual([]);
  });
});
