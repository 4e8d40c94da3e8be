/** ansible as a contestant: pipelining and ControlPersist on, a cold start for every round. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { timed } from '../support/compare.js';
import { sshArgs, type Fleet, type FleetHost } from '../support/fleet.js';

/** Seconds of a playbook of so many trivial `raw` tasks. */
export const timeAnsible = async (
  fleet: Fleet,
  hosts: readonly FleetHost[],
  tasks: number,
): Promise<number> => {
  const folder = await mkdtemp(join(fleet.folder, 'ansible-'));
  // Names of sockets may not be long.
  const sockets = await mkdtemp(join(tmpdir(), 'kwb-'));
  const [first] = hosts;
  if (first === undefined) throw new Error('no hosts');
  await writeFile(
    join(folder, 'ansible.cfg'),
    [
      '[defaults]\nforks=50\ngathering=explicit\nretry_files_enabled=False\ninterpreter_python=auto_silent',
      `[ssh_connection]\npipelining=True\ncontrol_path_dir=${sockets}`,
      `ssh_args=-o ControlMaster=auto -o ControlPersist=60s ${sshArgs(fleet, first)
        .filter(
          (word, at, all) => !word.includes('ProxyCommand') && all[at + 1]?.includes('ProxyCommand') !== true,
        )
        .join(' ')}`,
    ].join('\n'),
  );
  await writeFile(
    join(folder, 'hosts'),
    hosts
      .map(({ name, address, port, user, key, proxyCommand }) =>
        [
          `${name} ansible_host=${address} ansible_port=${String(port)} ansible_user=${user}`,
          `ansible_ssh_private_key_file=${key}`,
          proxyCommand === undefined ? '' : `ansible_ssh_common_args="-o ProxyCommand='${proxyCommand}'"`,
        ].join(' '),
      )
      .join('\n'),
  );
  const playbook = [
    { hosts: 'all', gather_facts: false, tasks: Array.from({ length: tasks }, () => ({ raw: 'true' })) },
  ];
  await writeFile(join(folder, 'play.yml'), JSON.stringify(playbook));
  try {
    return await timed(() =>
      execa('ansible-playbook', ['-f', '50', '-i', 'hosts', 'play.yml'], { cwd: folder, stdin: 'ignore' }),
    );
  } finally {
    for (const socket of await readdir(sockets))
      await execa('ssh', ['-F', 'none', '-o', `ControlPath=${join(sockets, socket)}`, '-O', 'exit', 'x'], {
        reject: false,
      });
    await rm(sockets, { recursive: true, force: true });
  }
};
