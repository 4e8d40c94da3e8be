/** The connection, or the one channel in use, went away. Never told to a person: it leads to another try. */
export class LinkLost extends Error {
  override readonly name = 'LinkLost';
}
