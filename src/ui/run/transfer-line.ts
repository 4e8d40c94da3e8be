import type { Look } from '../app/look.js';
import { columnsOf, fit, lineText, lineWidth, span, type Line } from '../lines/line.js';
import { durationWords } from '../session/words.js';
import { paceOf, type MovingTransfer } from './pace.js';

const units = ['B', 'kB', 'MB', 'GB'];

export const bytes = (n: number): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, n)) / 3)));
  const value = n / 1000 ** power;
  return `${power === 0 ? String(n) : value.toFixed(1)} ${units[power] ?? 'B'}`;
};

/** `2.1 MB/s  5s left` */
const paceSpans = (moving: MovingTransfer, now: number, { t }: Look): Line => {
  const pace = paceOf(moving, now);
  if (pace === undefined) return [];
  const { bytesPerSecond, leftMs } = pace;
  return [
    span(`  ${bytes(bytesPerSecond)}/s`),
    ...(leftMs === undefined ? [] : [span(`  ${t('run.left', { time: durationWords(leftMs) })}`)]),
  ];
};

const barSpans = (share: number, width: number, { glyphs }: Look): Line => {
  const columns = width < 100 ? 10 : 20;
  const filled = Math.round(share * columns);
  return [span(glyphs.full.repeat(filled), 'busy'), span(glyphs.empty.repeat(columns - filled), 'faint')];
};

/** `  etcd-v3.5.16-linux-amd64.tar.gz to node01  ████░░  42%  8.4 MB / 20.1 MB  2.1 MB/s  5s left`; the name gives way. */
export const transferLine = (moving: MovingTransfer, now: number, width: number, look: Look): Line => {
  const { host, done, total } = moving;
  // Of a path, the folders are what every file of a step has in common.
  const name = moving.name.slice(moving.name.lastIndexOf('/') + 1);
  const { glyphs, t } = look;
  const label = (shown: string): string =>
    host === undefined ? t('run.fetching', { name: shown }) : t('run.sending', { name: shown, host });
  if (look.spoken) return fit([span(label(name))], width, glyphs.more);
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const amount: Line =
    share === undefined || total === undefined
      ? [span(bytes(done))]
      : [
          ...barSpans(share, width, look),
          span(`  ${Math.floor(share * 100)}%  ${bytes(done)} / ${bytes(total)}`),
        ];
  const tail = [span('  '), ...amount, ...paceSpans(moving, now, look)];
  const room = width - lineWidth(tail) - columnsOf(label('')) - 2;
  const shown = lineText(fit([span(name)], Math.max(1, room), glyphs.more));
  return fit([span(`  ${label(shown)}`), ...tail], width, glyphs.more);
};
