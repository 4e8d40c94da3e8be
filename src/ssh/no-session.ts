import { ConnectError } from '../execute/ports.js';

export const noSession = (host: string): ConnectError =>
  new ConnectError(
    host,
    'unusable',
    'sshd lets us in but allows no session',
    'MaxSessions in its sshd_config must be at least 1; other programs may share the connection.',
  );
