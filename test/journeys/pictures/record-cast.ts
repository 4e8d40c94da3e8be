/** What a terminal printed when, as asciicast v2: played by asciinema, and by its player on a page. */
export interface Cast {
  readonly hear: (data: string) => void;
  readonly text: () => string;
}

export const recordCast = (title: string, width: number, height: number): Cast => {
  const begun = performance.now();
  const header = { version: 2, width, height, title, idle_time_limit: 2 };
  const lines = [JSON.stringify(header)];
  return {
    hear(data) {
      lines.push(JSON.stringify([Number(((performance.now() - begun) / 1000).toFixed(2)), 'o', data]));
    },
    text: () => `${lines.join('\n')}\n`,
  };
};
