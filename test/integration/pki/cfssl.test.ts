import { X509Certificate } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../../src/commands/load-plan.js';
import { allSteps } from '../../../src/engine/work.js';
import { createIssuer } from '../../../src/pki/create-issuer.js';
import { Program } from '../cli/support.js';
import { must } from '../../support/sample-runbook.js';
import { day } from '../../pki/support.js';

const cluster = `name: lab
ssh: { user: root }
hosts:
  - { name: master01, address: 10.0.0.1, roles: [master, etcd] }
  - { name: node01, address: 10.0.0.2, roles: [node, etcd] }
  - { name: node02, address: 'fd00::3', roles: [node, etcd] }
`;

/** All that a certificate says, in any order, but its key, its serial number and the minute of its birth. */
const said = async (pem: string) => {
  const extensions = 'basicConstraints,keyUsage,extendedKeyUsage,subjectAltName';
  const { stdout } = await execa('openssl', ['x509', '-noout', '-subject', '-issuer', '-ext', extensions], {
    input: pem,
  });
  const { validFrom, validTo } = new X509Certificate(pem);
  return {
    parts: stdout
      .trim()
      .split(/\n(?=X509v3)/)
      .sort(),
    days: Math.round((Date.parse(validTo) - Date.parse(validFrom)) / day),
  };
};

describe('kubewalk cfssl', () => {
  it('writes files from which cfssl makes certificates that say what ours say', async () => {
    const program = new Program();
    const file = program.write('cluster.yaml', cluster);
    expect(await program.run('cfssl', '--to', 'cfssl')).toMatchObject({ code: 0, stderr: '' });
    const folder = join(program.folder, 'cfssl/etcd');
    await execa('shellcheck', [join(folder, 'gencert.sh')]);
    await execa('sh', [join(folder, 'gencert.sh')]);

    const { plan } = must(await loadPlan('runbooks/ground-floor', file, 'en'));
    const issuer = createIssuer({ folder: join(program.home, 'pki'), now: () => new Date() });
    const compared: string[] = [];
    for (const { host, certificates } of allSteps(plan).flatMap(({ work }) => work)) {
      for (const certificate of certificates) {
        const ours = await issuer.issue(host, certificate);
        const theirs = (path: string) => readFileSync(join(folder, path), 'utf8');
        expect(await said(theirs(`${host}/${certificate.name}.pem`))).toEqual(await said(ours.certificate));
        expect(await said(theirs('ca.pem'))).toEqual(await said(ours.ca));
        compared.push(`${host}/${certificate.name}`);
      }
    }
    expect(compared).toEqual([
      'master01/server',
      'master01/client',
      'node01/server',
      'node01/client',
      'node02/server',
      'node02/client',
      'node01/flannel',
      'node02/flannel',
    ]);
  });

  it('leaves a file alone that says something else, and writes none of the others', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster);
    const { stdout } = await program.run('cfssl');
    const [first = ''] = stdout.split('\n');
    expect(relative(program.folder, dirname(first))).toBe('cfssl/etcd');
    expect(await program.run('cfssl')).toMatchObject({ code: 0, stdout });

    appendFileSync(first, '\n');
    program.write('cluster.yaml', cluster.replaceAll('node02', 'node03'));
    const before = program.files();
    const refused = await program.run('cfssl');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(`${first} is there already and says something else; nothing is written`);
    expect(program.files()).toEqual(before);
  });

  it('says where it cannot write', async () => {
    const program = new Program();
    program.write('cluster.yaml', cluster);
    program.write('taken', '');
    const refused = await program.run('cfssl', '--to', 'taken', '--lang', 'zh');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('无法把文件写到');
  });
});
