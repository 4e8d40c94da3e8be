/** One line of a log, in any of the forms that etcd has had. */
export interface LogLine {
  /** As it stood there. */
  readonly text: string;
  /** Seconds since 1970, where the line says so. */
  readonly at?: number;
  /** Who wrote it: `etcd`, `systemd` … */
  readonly by?: string;
  /** Fields of a JSON line, by name; text values only. */
  readonly fields?: Readonly<Record<string, string>>;
}

const journal = /^(\d+\.\d+) \S+ ([^\s:[]+)(?:\[\d+\])?: (.*)$/;
const fields = (text: string): LogLine['fields'] => {
  if (!text.startsWith('{')) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    return Object.fromEntries(
      Object.entries(read).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
  } catch {
    return undefined;
  }
};

/** A line of `journalctl -o short-unix`. */
export const readJournalLine = (line: string): LogLine => {
  const [, at, by, text] = journal.exec(line) ?? [];
  if (at === undefined || by === undefined || text === undefined) return { text: line };
  const json = fields(text);
  return { text, at: Number(at), by, ...(json && { fields: json }) };
};

/** A line that somebody copied from anywhere: JSON may have a prefix of journald or of docker before it. */
export const readPastedLine = (line: string): LogLine => {
  const from = line.indexOf('{"');
  const json = from < 0 ? undefined : fields(line.slice(from).trim());
  return { text: line.trim(), ...(json && { fields: json }) };
};
