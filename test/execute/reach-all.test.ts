import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/engine/types.js';
import { reachAll } from '../../src/execute/reach.js';

const connected = (host: string): Happening => ({ type: 'host-connected', host, facts: {}, at: 1 });
const refused = (host: string) =>
  ({
    type: 'host-refused',
    host,
    failure: 'unreachable',
    message: 'off',
    hint: 'turn it on',
    at: 1,
  }) as const;

describe('reaching hosts before anything is begun', () => {
  it('hands in everybody who answered', async () => {
    const heard: Happening[] = [];
    const asked = ['a', 'b'].map((host) => Promise.resolve(connected(host)));
    const reached = await reachAll(asked, (answer) => heard.push(answer), new AbortController().signal);
    expect(reached).toEqual({ kind: 'reached' });
    expect(heard).toEqual([connected('a'), connected('b')]);
  });

  it('tells all refusals at once, and keeps who answered', async () => {
    const heard: Happening[] = [];
    const asked = [refused('a'), connected('b'), refused('c')].map((each) => Promise.resolve(each));
    const reached = await reachAll(asked, (answer) => heard.push(answer), new AbortController().signal);
    expect(reached).toEqual({ kind: 'refused', refusals: [refused('a'), refused('c')] });
    expect(heard).toEqual([connected('b')]);
  });

  it('waits for nobody once the person asked to stop', async () => {
    const stop = new AbortController();
    const never = new Promise<Happening>(() => undefined);
    const reached = reachAll([never], () => undefined, stop.signal);
    stop.abort();
    expect(await reached).toEqual({ kind: 'stopped' });
  });
});
