import { expect, it } from 'vitest';
import { watchWarning } from '../../src/lab/watch-room.js';

it('says nothing while there is room for the machines', () => {
  expect(watchWarning({ limit: 128, used: 98 }, 3)).toBeUndefined();
});

it('warns before the last machine meets the limit, with what to do', () => {
  const warning = watchWarning({ limit: 128, used: 99 }, 3);
  expect(warning).toContain('29 of 128 are free');
  expect(warning).toContain('sysctl -w fs.inotify.max_user_instances=1024');
});
