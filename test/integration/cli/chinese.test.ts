import { expect, it } from 'vitest';
import { closedPort, Program } from './support.js';

const cluster = (more = '', port = 22): string => `name: lab
ssh: { user: root, port: ${String(port)}, config: none }
hosts:
  - { name: master01, address: 127.0.0.1, roles: [master, etcd] }
  - { name: node01, address: 127.0.0.2, roles: [node, etcd] }
  - { name: node02, address: 127.0.0.3, roles: [node, etcd] }
${more}`;

/** Three words of English in a row, but for what stands in quotes, which names something or is to be typed. */
const english = /[A-Za-z]{2,}( [A-Za-z]{2,}){2,}/;
const quoted = /`[^`]*`|'[^']*'|"[^"]*"/g;

const expectChinese = (told: string): void => {
  expect(told).toMatch(/\p{Script=Han}/u);
  for (const line of told.split('\n')) expect(line.replace(quoted, '')).not.toMatch(english);
};

it.each<[string, string]>([
  ['broken YAML', 'name: lab\nhosts: [\n'],
  ['an empty file', ''],
  ['text for a list', 'name: lab\nhosts: none\n'],
  ['a doubled key', cluster('name: lab\n')],
  ['an unknown key', cluster('profil: article\n')],
  ['an unknown role', cluster().replace('[master, etcd]', '[mater]')],
  ['no address', cluster().replace('127.0.0.3', 'here')],
  ['a doubled address', cluster().replace('127.0.0.3', '127.0.0.1')],
  ['a wrong value', cluster('vars: { network: 10.244.0.0 }\n')],
  ['an unknown variable', cluster('vars: { etcd_verion: 3.5.16 }\n')],
  ['an unknown profile', cluster('profile: new\n')],
])('says in Chinese what is wrong with a cluster file: %s', async (_what, text) => {
  const program = new Program();
  program.write('cluster.yaml', text);
  const { code, stderr } = await program.run('plan', '--lang', 'zh');
  expect(code).toBe(2);
  expectChinese(stderr);
});

it.each([
  ['run', '--yes', '--cluster', 'nowhere.yaml'],
  ['run', '--yes', '--from', 'etcd-strat'],
  ['run', '--yes', '--only', 'ectd'],
  ['run', '--yes', '--only', 'etcd'],
  ['run'],
  ['run', '--yse'],
  ['run', 'twice'],
  ['run', '--cluster'],
  ['undo'],
  ['undo', 'nowhere', '--yes'],
  ['shell', 'nowhere'],
  ['shell', 'master01'],
  ['doctor', '--log', 'nowhere.log'],
  ['read', 'nothing-like-it'],
  ['read', '--width', '3'],
  ['log', 'nowhere'],
  ['plan', '--runbook', 'nowhere'],
  ['lint', 'nowhere'],
])('refuses %s %s %s %s in Chinese', async (...argv) => {
  const program = new Program();
  program.write('cluster.yaml', cluster());
  const [command = '', ...rest] = argv;
  const { code, stderr } = await program.run(command, '--lang', 'zh', ...rest);
  expect(code).toBe(2);
  expectChinese(stderr);
});

it('says in Chinese that hosts cannot be reached, and in English to programs', async () => {
  const program = new Program();
  program.write('cluster.yaml', cluster('', await closedPort()));
  const { code, stderr } = await program.run('run', '--yes', '--lang', 'zh');
  expect(code).toBe(3);
  expectChinese(stderr);
  const json = await program.run('run', '--yes', '--json', '--lang', 'zh');
  expect(json.stdout).toContain('refuses connections');
  expect(json.stdout).not.toMatch(/\p{Script=Han}/u);
});
