import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { PacedStdin } from '../../../src/ui/terminal/paced-stdin.js';

class Source extends EventEmitter {
  readonly calls: string[] = [];
  setRawMode = (raw: boolean): void => void this.calls.push(raw ? 'raw' : 'cooked');
  pause = (): void => void this.calls.push('pause');
  resume = (): void => void this.calls.push('resume');
}

const listening = () => {
  const source = new Source();
  const input = new PacedStdin(source);
  input.setRawMode(true);
  const next = async (): Promise<string | null> => {
    await once(input, 'readable');
    return input.read();
  };
  return { source, input, next };
};

describe('input that is paced', () => {
  it('gives one key at a time, with a turn of the event loop between them', async () => {
    const { source, input, next } = listening();
    source.emit('data', Buffer.from('\u001B[B\u001B[Bq'));
    expect(await next()).toBe('\u001B[B');
    expect(input.read()).toBeNull();
    expect(await next()).toBe('\u001B[B');
    expect(await next()).toBe('q');
  });

  it('puts an arrow key together that arrives in two chunks', async () => {
    const { source, next } = listening();
    source.emit('data', Buffer.from('\u001B'));
    source.emit('data', Buffer.from('[A'));
    expect(await next()).toBe('\u001B[A');
  });

  it('puts a character together that is cut in two', async () => {
    const { source, next } = listening();
    const [first, ...rest] = Buffer.from('中');
    source.emit('data', Buffer.from([first ?? 0]));
    source.emit('data', Buffer.from(rest));
    expect(await next()).toBe('中');
  });

  it('takes Escape for itself when nothing follows', async () => {
    const { source, next } = listening();
    source.emit('data', Buffer.from('\u001B'));
    expect(await next()).toBe('\u001B');
  });

  it('puts a paste together that arrives in several chunks', async () => {
    const { source, next } = listening();
    source.emit('data', Buffer.from('\u001B[200~one'));
    source.emit('data', Buffer.from(' two\u001B[201~'));
    expect(await next()).toBe('\u001B[200~one two\u001B[201~');
  });

  it('keeps keys while nobody is there to take them, but tells of Ctrl-C at once', async () => {
    const { source, input, next } = listening();
    let interrupts = 0;
    input.on('interrupt', () => (interrupts += 1));
    input.hold();
    source.emit('data', Buffer.from('j'));
    expect(interrupts).toBe(0);
    source.emit('data', Buffer.from('\u0003'));
    expect(interrupts).toBe(1);
    input.release();
    expect(await next()).toBe('j');
    expect(await next()).toBe('\u0003');
  });

  it('gives the terminal its mode back and listens no more', () => {
    const { source, input } = listening();
    input.setRawMode(false);
    expect(source.calls).toEqual(['raw', 'resume', 'cooked', 'pause']);
    expect(source.listenerCount('data')).toBe(0);
  });
});
