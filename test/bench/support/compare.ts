/** Contestants in turn, several rounds in alternating order, so that whatever else the machine does hits all alike. */

export interface Contestant {
  readonly name: string;
  /** Seconds that it took; what it needs before and after is not counted. */
  readonly run: () => Promise<number>;
}

export interface Result {
  readonly what: string;
  readonly name: string;
  /** Median of the rounds. */
  readonly seconds: number;
  readonly rounds: readonly number[];
  /** The first contestant's median divided by this one's: below 1 the first is faster. */
  readonly ratio: number;
}

/** The first contestant is the one that the others are compared with. */
export const compare = async (
  what: string,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<readonly Result[]> => {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contestants : contestants.toReversed();
    for (const { name, run } of order) {
      const seconds = await run();
      console.error(`  ${what}, round ${String(round + 1)}: ${name} ${seconds.toFixed(2)} s`);
      times.get(name)?.push(seconds);
    }
  }
  const medians = contestants.map(({ name }) => ({ name, rounds: times.get(name) ?? [] }));
  const own = median(medians[0]?.rounds ?? []);
  return medians.map(({ name, rounds: all }) => {
    const seconds = median(all);
    return { what, name, seconds: rounded(seconds), rounds: all.map(rounded), ratio: rounded(own / seconds) };
  });
};

/** Seconds that the work took. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
