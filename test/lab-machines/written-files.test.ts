import { describe, expect, it } from 'vitest';
import { clusterYaml } from '../../src/lab/cluster-yaml.js';
import { machineFiles, machineScript } from '../../src/lab/machine-files.js';
import { nspawnArgv } from '../../src/lab/nspawn-argv.js';
import { labPaths, labPlace } from '../../src/lab/paths.js';
import { defaultLabSpec, type LabSpec } from '../../src/lab/spec.js';
import { knownHostsText, proxyCommand } from '../../src/lab/ssh-files.js';
import { readCluster } from '../../src/cluster/read-cluster.js';

const spec = defaultLabSpec('lab');
const paths = labPaths('/home/me/.kubewalk', 'lab');
const withPassword: LabSpec = {
  ...spec,
  sshPort: 2222,
  login: { kind: 'sudo', user: 'walker', password: 'secret', door: 'password' },
};
const withKey: LabSpec = {
  ...spec,
  login: { kind: 'sudo', user: 'walker', password: 'secret', door: 'key' },
};
const read = (text: string): ReturnType<typeof readCluster> =>
  readCluster(
    { text, file: '/cluster.yaml', resolvePath: (path) => path },
    { roles: ['master', 'node', 'etcd'], profiles: ['current'], variables: ['etcd_version'] },
  );

describe('the cluster file of a lab', () => {
  it('is one that kubewalk reads, and says how the machines are reached', () => {
    const vars = { etcd_version: '3.10' };
    const result = read(clusterYaml({ ...spec, vars }, paths, '/cache/artifacts'));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { hosts, artifacts, profile } = result.value;
    expect({ artifacts, profile, vars: result.value.vars }).toEqual({
      artifacts: '/cache/artifacts',
      profile: 'current',
      vars,
    });
    expect(hosts.map(({ name, address, roles }) => ({ name, address, roles }))).toEqual(spec.hosts);
    expect(hosts[0]?.ssh).toEqual({
      user: 'root',
      port: 22,
      identityFile: paths.identityFile,
      knownHosts: paths.knownHosts,
      proxyCommand: `${paths.connect} %h %p`,
      acceptNew: false,
    });
  });

  it('holds no password, only that one is asked for', () => {
    const text = clusterYaml(withPassword, paths);
    expect(text).not.toContain('secret');
    const result = read(text);
    expect(result.ok && result.value.hosts[0]?.ssh).toMatchObject({
      password: 'ask',
      become: 'sudo',
      port: 2222,
    });
    expect(result.ok && result.value.hosts[0]?.ssh.identityFile).toBeUndefined();
  });

  it('asks for no password at the door where a key opens it', () => {
    const result = read(clusterYaml(withKey, paths));
    expect(result.ok && result.value.hosts[0]?.ssh).toMatchObject({
      become: 'sudo',
      user: 'walker',
      identityFile: paths.identityFile,
    });
    expect(result.ok && result.value.hosts[0]?.ssh.password).toBeUndefined();
  });
});

describe('what ssh is told', () => {
  it('knows each machine by its key, with the port where it is not 22', () => {
    const key = (): string => 'ssh-ed25519 AAAA comment\n';
    expect(knownHostsText(spec, key).split('\n')[0]).toBe('192.168.204.171 ssh-ed25519 AAAA');
    expect(knownHostsText(withPassword, key).split('\n')[0]).toBe('[192.168.204.171]:2222 ssh-ed25519 AAAA');
  });

  it('goes through a program whose path may hold blanks and quotes', () => {
    expect(proxyCommand(labPaths(`/home/o'neil k`, 'lab'))).toBe(
      `'/home/o'\\''neil k/lab/lab/connect' %h %p`,
    );
  });
});

describe('what a machine is given before its first start', () => {
  const keys = { hostKey: 'HOST', hostKeyPublic: 'HOST.pub', loginPublic: 'LOGIN.pub' };
  const filesOf = (of: LabSpec): ReadonlyMap<string, string> => {
    const host = of.hosts[0];
    if (!host) throw new Error('no host');
    return new Map(machineFiles(of, host, keys).map(({ path, text }) => [path, text]));
  };

  it('lets root in by key alone', () => {
    const files = filesOf(spec);
    expect(files.get('/root/.ssh/authorized_keys')).toBe('LOGIN.pub');
    expect(files.get('/etc/ssh/sshd_config.d/50-lab.conf')).toContain('PermitRootLogin prohibit-password');
    expect(machineScript(spec)).toBeUndefined();
  });

  it('keeps root out where a user with sudo is asked for', () => {
    const files = filesOf(withPassword);
    expect(files.has('/root/.ssh/authorized_keys')).toBe(false);
    const sshd = files.get('/etc/ssh/sshd_config.d/50-lab.conf');
    expect(sshd).toContain('PermitRootLogin no');
    expect(sshd).toContain('PasswordAuthentication yes');
    expect(sshd).toContain('Port 2222');
    expect(filesOf(withKey).get('/etc/ssh/sshd_config.d/50-lab.conf')).toContain('PasswordAuthentication no');
    expect(filesOf(withKey).get('/etc/ssh/authorized_keys/walker')).toBe('LOGIN.pub');
  });

  it('writes the password into no file', () => {
    expect([...filesOf(withPassword).values()].join('')).not.toContain('secret');
    expect(machineScript(withPassword)).not.toContain('secret');
  });
});

describe('how a machine is started', () => {
  it('may do everything but set the clock, which it shares with the box', () => {
    const argv = nspawnArgv({ name: 'lab-1-node01', root: '/x' });
    expect(argv).toContain('--capability=all');
    expect(argv).toContain('--drop-capability=CAP_SYS_TIME');
    expect(argv).toContain('--machine=lab-1-node01');
  });
});

describe('where labs are kept', () => {
  it('gives labs of one name in two homes different ids', () => {
    expect(labPaths('/a', 'lab').id).not.toBe(labPaths('/b', 'lab').id);
  });

  it('shares base trees under the home folder unless told otherwise', () => {
    expect(labPlace('/home', {})).toEqual({ home: '/home', cache: '/home/lab' });
    expect(labPlace('/home', { KUBEWALK_LAB_CACHE: '/cache' })).toEqual({ home: '/home', cache: '/cache' });
  });
});
