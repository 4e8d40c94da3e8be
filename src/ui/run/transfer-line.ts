import type { Transfer } from '../../execute/execution.js';
import type { Look } from '../app/look.js';
import { fit, span, type Line } from '../lines/line.js';

const units = ['B', 'kB', 'MB', 'GB'];

export const bytes = (n: number): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, n)) / 3)));
  const value = n / 1000 ** power;
  return `${power === 0 ? String(n) : value.toFixed(1)} ${units[power] ?? 'B'}`;
};

const barWidth = 20;

/** `etcd-v3.5.16-linux-amd64.tar.gz to node01  ████░░  42%  8.4 MB of 20.1 MB` */
export const transferLine = (
  { name, host, done, total }: Transfer,
  width: number,
  { glyphs, t }: Look,
): Line => {
  const label = span(
    `  ${host === undefined ? t('run.fetching', { name }) : t('run.sending', { name, host })}  `,
  );
  if (total === undefined || total === 0) return fit([label, span(bytes(done))], width, glyphs.more);
  const share = Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  return fit(
    [
      label,
      span(glyphs.full.repeat(filled), 'busy'),
      span(glyphs.empty.repeat(barWidth - filled), 'faint'),
      span(`  ${Math.floor(share * 100)}%  ${bytes(done)} / ${bytes(total)}`),
    ],
    width,
    glyphs.more,
  );
};
