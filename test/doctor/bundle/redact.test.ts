import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleFiles } from '../../../src/doctor/bundle/bundle-files.js';
import { redact } from '../../../src/doctor/bundle/redact.js';

const key = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIPlanted0Key0Material\n-----END EC PRIVATE KEY-----';

/** Ways in which a secret stands in settings, units, command lines and journals. */
const forms: readonly ((secret: string) => string)[] = [
  (secret) => `ETCDCTL_PASSWORD=${secret}`,
  (secret) => `export ETCD_ROOT_PASSWORD="${secret}"`,
  (secret) => `{"level":"info","msg":"auth","password":"${secret}"}`,
  (secret) => `1795389030.0 node01 app[1]: client_secret: ${secret}`,
  (secret) => `ExecStart={ path=/bin/x ; argv[]=/bin/x --bearer-token=${secret} ; }`,
  (secret) => `etcdctl --user root:${secret} put a b`,
  (secret) => `--auth-token ${secret} --name node01`,
  (secret) => `HTTP_PROXY=http://somebody:${secret}@proxy:3128`,
  (secret) => `Authorization: Bearer ${secret}${secret}`,
  (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`,
];

const secrets = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/).map((text) => `S3${text}`);

describe('evidence that is given away', () => {
  it('holds no secret, in whatever form it stood there', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...forms), (secret, form) => {
        expect(redact(`before\n${form(secret)}\nafter`)).not.toContain(secret);
      }),
    );
  });

  it('holds no private key, also one that was cut off', () => {
    expect(redact(`a\n${key}\nb`)).toBe('a\n[removed]\nb');
    expect(redact(key.slice(0, 60))).toBe('[removed]');
  });

  it('keeps what is public and needed', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const settings = `ETCD_INITIAL_CLUSTER_TOKEN=three-etcd\nETCD_KEY_FILE=/opt/etcd/ssl/server-key.pem\n${certificate}`;
    expect(redact(settings)).toBe(settings);
  });

  it('keeps the lines around a secret', () => {
    expect(redact('ETCD_NAME=node01\nPASSWORD=hunter22\nETCD_DATA_DIR=/var/lib/etcd')).toBe(
      'ETCD_NAME=node01\nPASSWORD=[removed]\nETCD_DATA_DIR=/var/lib/etcd',
    );
  });

  it('says nothing of how to get into the hosts', () => {
    const files = bundleFiles({
      cluster: {
        name: 'three',
        file: '/home/somebody/c.yaml',
        placeOf: () => ({ file: '', line: 1, column: 1 }),
        profile: 'current',
        vars: {},
        recording: false,
        hosts: [
          {
            name: 'node01',
            address: '192.168.204.173',
            roles: ['etcd'],
            ssh: { acceptNew: false, user: 'planted-user', identityFile: '/planted/id' },
          },
        ],
      },
      findings: [],
      reports: [{ host: 'node01', text: `@file key\n|${key}\n|PASSWORD=planted-word` }],
      silent: [],
      version: '0',
    });
    expect([...files.keys()]).toEqual(['cluster.json', 'findings.json', 'hosts/node01.txt']);
    expect([...files.values()].join('\n')).not.toMatch(/planted/i);
  });
});
