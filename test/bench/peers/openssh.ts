/** OpenSSH's own client as a contestant. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { timed } from '../support/compare.js';
import { sshArgs, type Fleet, type FleetHost } from '../support/fleet.js';

/** Seconds for so many commands on every host, one process each over a ControlMaster, hosts side by side. */
export const timeControlMaster = async (fleet: Fleet, commands: number): Promise<number> => {
  const sockets = await mkdtemp(join(tmpdir(), 'kwb-'));
  const master = (host: FleetHost): readonly string[] => [
    ...sshArgs(fleet, host),
    ...[
      '-o',
      'ControlMaster=auto',
      '-o',
      'ControlPersist=60s',
      '-o',
      `ControlPath=${join(sockets, host.name)}`,
    ],
    host.address,
  ];
  try {
    return await timed(() =>
      Promise.all(
        fleet.hosts.map(async (host) => {
          for (let done = 0; done < commands; done += 1)
            await execa('ssh', [...master(host), 'true'], { stdin: 'ignore' });
        }),
      ),
    );
  } finally {
    await Promise.all(
      fleet.hosts.map((host) => execa('ssh', ['-O', 'exit', ...master(host)], { reject: false })),
    );
    await rm(sockets, { recursive: true, force: true });
  }
};

/** Seconds for a file to every host, side by side. */
export const timeScp = (fleet: Fleet, file: string, to: (host: FleetHost) => string): Promise<number> =>
  timed(() =>
    Promise.all(
      fleet.hosts.map((host) =>
        execa('scp', [...sshArgs(fleet, host), '-q', file, `${host.address}:${to(host)}`]),
      ),
    ),
  );

/** A command on every host, not timed. */
export const onEveryHost = async (fleet: Fleet, command: (host: FleetHost) => string): Promise<void> => {
  await Promise.all(
    fleet.hosts.map((host) => execa('ssh', [...sshArgs(fleet, host), host.address, command(host)])),
  );
};
