import { describe, expect, it } from 'vitest';
import { openUndo } from '../../src/commands/open-fix.js';
import { noPrompts } from '../integration/ssh/support/remote.js';
import { wordsIn } from '../../src/words/words.js';
import { mendedCluster } from './support/mended-cluster.js';

const words = wordsIn('en');

describe('the fix that the screens undo', () => {
  it('is the latest of the record, opened on just its hosts, and nothing of it is begun', async () => {
    const { source, clusterFile, mend } = await mendedCluster();
    await mend('swap-back', 'swap-off', { node02: 'changed' });
    const { opened, steps } = await openUndo(source, clusterFile, noPrompts, words);
    if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
    const { execution } = opened;
    try {
      expect(steps).toEqual(['swap-off']);
      expect(execution.plan.chapters.at(-1)).toMatchObject({
        id: 'swap-back',
        steps: [{ id: 'swap-off', work: [{ host: 'node02' }] }],
      });
      expect(execution.state().walk).toBeUndefined();
    } finally {
      await execution.close();
    }
  });

  it('is refused where the record has none, or none that can be undone', async () => {
    const { source, clusterFile, mend } = await mendedCluster();
    const refused = {
      opened: {
        kind: 'refused',
        message: 'there is no fix of this cluster in the record that could be undone',
        hint: '',
      },
      steps: [],
    };
    expect(await openUndo(source, clusterFile, noPrompts, words)).toEqual(refused);
    await mend('tls-san', 'reissue-certificate', { node01: 'changed' });
    expect(await openUndo(source, clusterFile, noPrompts, words)).toEqual(refused);
  });
});
