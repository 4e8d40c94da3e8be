import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { booksOf } from '../../src/commands/in-language.js';
import { diagnose, diagnoseLog } from '../../src/doctor/diagnose.js';
import { readPastedLine } from '../../src/doctor/evidence/log-line.js';
import { describeFindings } from '../../src/plain/describe-findings.js';
import { wordsIn } from '../../src/words/words.js';
import { must } from '../support/sample-runbook.js';
import { ownHandbook } from './support/own-handbook.js';
import { hostWith } from './support/report.js';

const books = must(await booksOf(await ownHandbook()));
const { handbook: english } = books('en');
const { handbook: chinese } = books('zh');

const told = { en: english, zh: chinese };

const wordsOf = (language: 'en' | 'zh', line: string): string => {
  const findings = diagnoseLog(told[language], [readPastedLine(line)]);
  const words = wordsIn(language);
  return describeFindings(findings, told[language], words.t('doctor.log'), words).join('\n');
};

const han = /\p{Script=Han}/u;

describe('the handbook in Chinese', () => {
  it('tells every trouble, what a person has to do, and every step in Chinese', () => {
    const texts = [
      ...chinese.troubles.flatMap(({ title, prose, byHand }) => [
        title,
        ...prose.slice(0, 1).map((node) => toString(node)),
        ...(byHand === undefined ? [] : [byHand]),
      ]),
      ...[...chinese.steps.values()].map(({ title }) => title),
      ...chinese.chapters.flatMap(({ sections }) => sections.map(({ title }) => title)),
    ];
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter((text) => !han.test(text))).toEqual([]);
  });

  it('finds the same by the same words and mends it by the same commands', () => {
    const acts = ({ troubles, steps }: typeof english) => ({
      troubles: troubles.map(({ id, signatures, confirmedBy, fix }) => ({
        id,
        signatures,
        confirmedBy,
        fix,
      })),
      steps: [...steps.values()].map(({ id, on, check, run, verify }) => ({ id, on, check, run, verify })),
    });
    expect(acts(chinese)).toEqual(acts(english));
  });

  it('leads whoever wants more to the page in Chinese', () => {
    const line = 'x509: certificate is valid for 127.0.0.1, not 10.0.0.3';
    expect(wordsOf('en', line)).toContain('ground-floor/troubleshooting/tls-san.md');
    expect(wordsOf('zh', line)).toContain('ground-floor/zh/troubleshooting/tls-san.md');
  });
});

describe('the findings', () => {
  const line = 'rafthttp: remote error: tls: bad certificate';

  it('are told in English', () => {
    expect(wordsOf('en', line)).toContain('mended by hand: It is a sign and no cause');
  });

  it('are told in Chinese', () => {
    const text = wordsOf('zh', line);
    expect(text).toContain('一方拒绝了另一方的证书');
    expect(text).toContain('需人工处理：这只是现象，不是原因');
  });

  it('tell what was seen in the language, and lines of logs and settings as they stood there', () => {
    const hosts = [
      hostWith('master01'),
      hostWith('node01', { settings: { ETCD_LISTEN_PEER_URLS: 'http://192.168.204.173:2380' } }),
    ];
    const words = wordsIn('zh');
    const lines = describeFindings(diagnose(chinese, hosts), chinese, words.t('doctor.hosts'), words);
    expect(lines).toContain(
      '   - node01: 已设置 peer-cert-file，listen-peer-urls 却含有 http://192.168.204.173:2380；/opt/etcd/cfg/etcd: ETCD_LISTEN_PEER_URLS=http://192.168.204.173:2380 [config.url-scheme-mixed]',
    );
  });

  it('keep the title of their trouble in the language of the handbook', () => {
    const silent = [{ host: 'node02', why: 'no answer' }];
    const titles = [english, chinese].map((book) => diagnose(book, [hostWith('node01')], silent)[0]?.title);
    expect(titles).toEqual(['A host does not answer over SSH', '主机 SSH 连不上']);
  });
});
