import { describe, expect, it } from 'vitest';
import { diagnose, diagnoseLog } from '../../src/doctor/diagnose.js';
import { readPastedLine } from '../../src/doctor/evidence/log-line.js';
import { crashed, hostWith, inactive, running, said, type Story } from './support/report.js';
import { ownHandbook } from './support/own-handbook.js';

const { handbook } = await ownHandbook();

const three = (story: Story) => [hostWith('master01'), hostWith('node01', story), hostWith('node02')];

const ids = (story: Story) => diagnose(handbook, three(story)).map(({ id }) => id);

describe('the doctor', () => {
  it('finds nothing on healthy hosts', () => {
    expect(ids({})).toEqual([]);
  });

  it('lets the log of a healthy member tell of strangers without crying wolf', () => {
    const stranger =
      '{"level":"warn","msg":"rejected connection on client endpoint","error":"remote error: tls: bad certificate"}';
    expect(ids({ instead: { 'journal etcd': said(stranger) } })).toEqual([]);
  });

  it('names the host that holds the cause, with the very setting', () => {
    const [first] = diagnose(
      handbook,
      three({ settings: { ETCD_LISTEN_PEER_URLS: 'http://192.168.204.173:2380' } }),
    );
    expect(first).toMatchObject({ id: 'http-with-certs', rank: 1, confidence: 'certain', hosts: ['node01'] });
    expect(first?.evidence[0]).toMatchObject({ host: 'node01', fact: 'config.url-scheme-mixed' });
    expect(first?.evidence[0]?.seen).toMatchObject({
      key: 'seen.httpBeside',
      values: { url: 'http://192.168.204.173:2380' },
    });
  });

  it('puts what stands earlier in the order of causes first', () => {
    const story: Story = {
      settings: { ETCD_NAME: 'etcd01' },
      instead: {
        'unit etcd': crashed,
        'data 700 etcd yes /var/lib/etcd/default.etcd': ['d 4096 700 etcd member/snap'],
      },
    };
    expect(ids(story)).toEqual(['name-mismatch', 'already-bootstrapped']);
  });

  it('reads a flag as systemd fills it in: the unit of the article names its variables there', () => {
    const unit = (flag: string): Story => ({
      instead: {
        'version 0': ['etcd Version: 3.3.25'],
        'unit etcd': [
          ...running,
          `ExecStart={ path=/opt/etcd/bin/etcd ; argv[]=/opt/etcd/bin/etcd ${flag} ; ignore_errors=no ; }`,
        ],
      },
    });
    expect(ids(unit('--name=${ETCD_NAME}'))).toEqual([]);
    expect(ids(unit('--name=${ETCD_NOBODY}'))).toEqual(['unit-vars']);
  });

  it('drops a symptom that a certain cause explains', () => {
    const late = 'publish error: etcdserver: request timed out';
    const story: Story = {
      instead: {
        'unit etcd': inactive,
        'journal etcd': said(late),
      },
    };
    expect(ids(story)).toEqual(['peer-down']);
  });

  describe('of a member that is not running', () => {
    const systemd = (message: string) => `1795389020.0 node01 systemd[1]: ${message} etcd.service - etcd`;
    const removed = said(
      '{"msg":"server error","error":"the member has been permanently removed from the cluster"}',
    );

    it('hears why it ended by itself, though systemd calls that a success', () => {
      const story = { 'unit etcd': inactive, 'journal etcd': [systemd('Starting'), ...removed] };
      expect(ids({ instead: story })).toEqual(['removed-member']);
    });

    it('does not ask why where somebody stopped it', () => {
      const story = {
        'unit etcd': inactive,
        'journal etcd': [systemd('Starting'), ...removed, systemd('Stopping')],
      };
      expect(ids({ instead: story })).toEqual(['peer-down']);
    });
  });

  it('forgets what was said before the last two tries of a member that does not run', () => {
    const old = '1795389000.0 node01 etcd[1]: listen tcp 192.168.204.173:2380: bind: address already in use';
    const start = '1795389010.0 node01 systemd[1]: Starting etcd.service - etcd';
    expect(ids({ instead: { 'unit etcd': crashed, 'journal etcd': [old] } })).toEqual(['bind']);
    expect(ids({ instead: { 'unit etcd': crashed, 'journal etcd': [old, start, start] } })).toEqual([
      'unexplained',
    ]);
  });

  it('says so when nothing it knows explains what is wrong, with the last words', () => {
    const [first] = diagnose(
      handbook,
      three({ instead: { 'unit etcd': crashed, 'journal etcd': said('never heard of before') } }),
    );
    expect(first).toMatchObject({ id: 'unexplained', hosts: ['node01'], fix: null });
    expect(first?.evidence.map(({ seen }) => seen)).toContain('never heard of before');
  });

  it('counts a host that could not be asked among the findings', () => {
    const found = diagnose(
      handbook,
      [hostWith('master01'), hostWith('node02')],
      [{ host: 'node01', why: 'no answer within 10 seconds' }],
    );
    expect(found[0]).toMatchObject({ id: 'host-silent', hosts: ['node01'] });
  });

  it('keeps ids apart that differ beyond what a number holds', () => {
    const odd = {
      'status 0': ['[{"Status":{"header":{"cluster_id":18446744073709551614,"member_id":2},"leader":1}}]'],
    };
    expect(ids({ instead: odd })).toEqual(['cluster-id']);
  });
});

describe('a pasted log', () => {
  const judged = (...lines: readonly string[]) =>
    diagnoseLog(handbook, lines.map(readPastedLine)).map(({ id, confidence }) => `${id} ${confidence}`);

  it.each([
    [
      'of etcd 3.3',
      'etcd[12]: member 6b2269cda25062cf has already been bootstrapped',
      'already-bootstrapped certain',
    ],
    [
      'of etcd 3.5, copied from journalctl',
      'Nov 22 23:39:48 node01 etcd[9]: {"level":"fatal","msg":"discovery failed","error":"member 6b2269cda25062cf has already been bootstrapped"}',
      'already-bootstrapped certain',
    ],
    [
      'of etcd 3.4',
      'conflicting environment variable "ETCD_NAME" is shadowed by corresponding command-line flag (either unset environment variable or disable flag)',
      'env-shadow certain',
    ],
    [
      'of etcd 3.5 whose JSON puts the name elsewhere',
      '{"level":"fatal","msg":"conflicting environment variable is shadowed by corresponding command-line flag (either unset environment variable or disable flag))","environment-variable":"ETCD_NAME"}',
      'env-shadow certain',
    ],
    [
      'whose JSON has quotation marks inside',
      `{"level":"fatal","error":"couldn't find local name \\"etcd01\\" in the initial cluster configuration"}`,
      'name-mismatch certain',
    ],
    [
      'of systemd',
      'Job for etcd.service failed because a timeout was exceeded.',
      'systemd-start-timeout likely',
    ],
    [
      'with the fourth word of the article',
      'publish error: etcdserver: request timed out',
      'publish-timeout likely',
    ],
  ])('%s is understood', (_, line, expected) => {
    expect(judged('something else before', line)).toEqual([expected]);
  });

  it('of which nothing is known gives nothing', () => {
    expect(judged('all is well', '{"level":"info","msg":"serving client traffic securely"}')).toEqual([]);
  });
});
