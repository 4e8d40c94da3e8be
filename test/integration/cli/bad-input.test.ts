import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closedPort, Program } from './support.js';

const cluster = (port = 22, more = ''): string => `name: lab
ssh: { user: root, port: ${String(port)} }
hosts:
  - { name: master01, address: 127.0.0.1, roles: [master, etcd] }
  - { name: node01, address: 127.0.0.2, roles: [node, etcd] }
  - { name: node02, address: 127.0.0.3, roles: [node, etcd] }
${more}`;

describe('what is wrong with the input is told, and nothing is written', () => {
  it.each<[string, string, string]>([
    ['broken YAML', 'name: lab\nhosts: [\n', 'not valid YAML'],
    ['an empty file', '', '"hosts" is missing'],
    [
      'an unknown role',
      cluster().replace('[node, etcd] }\n  - { name: node02', '[nod, etcd] }\n  - { name: node02'),
      ':5:49: unknown role "nod"\n    did you mean "node"?',
    ],
    [
      'a doubled address',
      cluster().replace('127.0.0.3', '127.0.0.1'),
      ':6:30: the address 127.0.0.1 is taken by the host on line 4',
    ],
    [
      'a variable that is no address',
      cluster(22, 'vars: { network: 10.244.0.0 }\n'),
      ':7:18: "network" is "10.244.0.0" and should be a network, as in 172.17.0.0/16',
    ],
    [
      'an unknown variable',
      cluster(22, 'vars: { etcd_verion: 3.5.16 }\n'),
      ':7:22: unknown variable "etcd_verion"\n    did you mean "etcd_version"?',
    ],
    [
      'an unknown profile',
      cluster(22, 'profile: new\n'),
      ':7:10: unknown profile "new"\n    the runbook has: current, article',
    ],
    [
      'a pair that cannot work',
      cluster(22, 'profile: article\nvars: { etcd_version: 3.5.16 }\n'),
      'etcd 3.4 switches off by default',
    ],
  ])('%s', async (_what, text, message) => {
    const program = new Program();
    program.write('cluster.yaml', text);
    const before = program.files();
    for (const command of ['run', 'plan', 'status']) {
      const yes = command === 'run' ? ['--yes'] : [];
      const ended = await program.run(command, ...yes);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(message);
      expect(ended.stderr).toContain(`${program.folder}/cluster.yaml:`);
      expect(ended.stderr).not.toMatch(/^\s+at /m);
    }
    const json = await program.run('run', '--yes', '--json');
    expect(json).toMatchObject({ code: 2, stderr: '' });
    expect(json.objects[0]).toMatchObject({ type: 'problem', file: join(program.folder, 'cluster.yaml') });
    expect(json.objects.at(-1)).toEqual({ type: 'run-finished', status: 'invalid' });
    expect(program.files()).toEqual(before);
  });

  it.each<[string, readonly string[], string]>([
    ['no cluster file', ['run', '--yes', '--cluster', 'nowhere.yaml'], 'the cluster file cannot be read'],
    ['an unknown step', ['run', '--yes', '--from', 'etcd-strat'], 'there is no step "etcd-strat"'],
    [
      'an unknown chapter',
      ['run', '--yes', '--only', 'ectd'],
      'there is no chapter "ectd"\n    did you mean "etcd"?',
    ],
    [
      'a chapter whose needs are not met',
      ['run', '--yes', '--only', 'etcd'],
      'chapter "etcd" needs "host-prep", which is not done on this cluster',
    ],
    ['a step to undo that is none', ['undo', 'nowhere', '--yes'], 'there is no step "nowhere"'],
    ['nobody to ask', ['run'], 'add --yes to go on without asking'],
    ['nobody to ask about an undo', ['undo', 'etcd-start'], 'add --yes'],
    ['an unknown command', ['rnu'], "unknown command 'rnu'"],
    ['an unknown option', ['run', '--yse'], "unknown option '--yse'"],
    ['an option without its value', ['run', '--cluster'], 'argument missing'],
  ])('%s', async (_what, argv, message) => {
    const program = new Program();
    program.write('cluster.yaml', cluster());
    const before = program.files();
    const ended = await program.run(...argv);
    expect(ended.stderr).toContain(message);
    expect(ended.code).toBe(2);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    if (argv[0] === 'run' && !argv.includes('--yse') && argv.length > 2) {
      const json = await program.run(...argv, '--json');
      expect(json.objects.at(-1)).toEqual({ type: 'run-finished', status: 'invalid' });
    }
    expect(program.files()).toEqual(before);
  });

  it('a runbook with a problem', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster());
    program.write('books/mine/README.md', '---\nrunbok: mine\n---\n# Mine\n');
    const lint = await program.run('lint', 'books');
    expect(lint.code).toBe(2);
    expect(lint.stderr).toContain(
      'books/mine/README.md:2:1: unknown key "runbok"\n    did you mean "runbook"?',
    );
    const run = await program.run('run', '--yes', '--runbook', 'books/mine');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('unknown key "runbok"');
  });
});

describe('hosts that cannot be reached', () => {
  it.each([
    ['a closed port', '', /127\.0\.0\.1/],
    ['a key file that is not there', 'identityFile: ./nokey, ', /nokey/],
  ])('%s ends with exit code 3', async (_what, ssh, message) => {
    const program = new Program();
    program.write('cluster.yaml', cluster(await closedPort()).replace('ssh: { ', `ssh: { ${ssh}`));
    const ended = await program.run('run', '--yes', '--json');
    expect(ended.objects.at(-1)).toEqual({ type: 'run-finished', status: 'unreachable' });
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(message);
    const text = await program.run('run', '--yes');
    expect(text.code).toBe(3);
    expect(text.stdout + text.stderr).toMatch(message);
    expect(text.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a session', () => {
  const sessions = (program: Program): string => join(program.home, 'sessions');

  it('that another program holds is not touched', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster(await closedPort()));
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const lock = { pid: process.pid, machine: hostname(), started, since: 'noon' };
    program.write('home/sessions/ground-floor@lab.lock', JSON.stringify(lock));
    const before = program.files();
    const ended = await program.run('run', '--yes');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(`process ${String(process.pid)} on ${hostname()}, since noon`);
    expect((await program.run('run', '--yes', '--json')).objects.at(-1)).toEqual({
      type: 'run-finished',
      status: 'invalid',
    });
    expect(program.files()).toEqual(before);
  });

  it('that cannot be read is set aside, with a word about it', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster(await closedPort()));
    program.write('home/sessions/ground-floor@lab.json', '{"schema":1,');
    const status = await program.run('status');
    expect(status.code).toBe(2);
    expect(status.stderr).toContain('cannot be read');
    const ended = await program.run('run', '--yes', '--json');
    expect(ended.objects.find(({ type }) => type === 'warning')?.['message']).toContain(
      'it was set aside as',
    );
    const aside = readdirSync(sessions(program)).find((name) => name.includes('.corrupt-'));
    expect(readFileSync(join(sessions(program), aside ?? 'nothing'), 'utf8')).toBe('{"schema":1,');
  });

  it('of a newer program is refused', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster());
    program.write('home/sessions/ground-floor@lab.json', '{"schema":99}');
    const ended = await program.run('run', '--yes');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('newer kubewalk');
    expect(readFileSync(join(sessions(program), 'ground-floor@lab.json'), 'utf8')).toBe('{"schema":99}');
  });

  it('that cannot be kept is refused', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster());
    writeFileSync(join(program.home, 'sessions'), 'in the way');
    const ended = await program.run('run', '--yes');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('KUBEWALK_HOME');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('what only looks', () => {
  it('plans and tells the status without writing anything', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster());
    const before = program.files();
    expect(await program.run('plan')).toMatchObject({ code: 0, stderr: '' });
    const status = await program.run('status', '--json');
    expect(status.code).toBe(0);
    expect(status.objects.at(-1)).toMatchObject({ type: 'status', done: 0 });
    expect(JSON.parse((await program.run('schema')).stdout)).toEqual(
      JSON.parse(readFileSync('assets/cluster.schema.json', 'utf8')),
    );
    expect((await program.run('lint')).code).toBe(0);
    expect(program.files()).toEqual(before);
  });
});
