import { ConnectError } from '../execute/ports.js';
import { saying } from '../words/saying.js';

export const noSession = (host: string): ConnectError =>
  new ConnectError(host, 'unusable', saying('ssh.noSession'), saying('ssh.noSessionHint'));
