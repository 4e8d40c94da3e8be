import type { ShellEnd } from '../../execute/ports.js';
import type { Words } from '../../words/words.js';
import type { Notice } from '../app/state.js';

/** How a shell on a host ended, for whoever comes back from it. */
export const shellEnded = (host: string, end: ShellEnd, { t }: Words): Notice => {
  switch (end.kind) {
    case 'exited':
      return {
        text: end.code === 0 ? t('shell.back', { host }) : t('shell.status', { host, code: end.code }),
        tone: 'plain',
      };
    case 'signalled':
      return { text: t('shell.signal', { host, signal: end.signal }), tone: 'warn' };
    case 'left':
      return { text: t('shell.left', { host }), tone: 'warn' };
    case 'lost':
      return { text: t('shell.lost', { host }), tone: 'bad' };
  }
};
