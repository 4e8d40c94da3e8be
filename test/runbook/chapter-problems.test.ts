import { describe, expect, it } from 'vitest';
import { inEnglish } from '../support/in-english.js';
import { readSample, swap } from '../support/sample-runbook.js';

type Changes = Parameters<typeof readSample>[0];

const problemsOf = (changes: Changes, assets?: ReadonlyMap<string, string>): readonly string[] => {
  const read = readSample(changes, assets);
  return read.ok ? [] : read.problems.map(inEnglish);
};

describe('a chapter', () => {
  const first = (from: string, to: string): Changes => ({ 'first.md': swap(from, to) });
  const second = (from: string, to: string): Changes => ({ 'second.md': swap(from, to) });

  it.each<[string, Changes, string]>([
    [
      'a need of a chapter that is not before it',
      second('needs: [first]', 'needs: [frist]'),
      'book/second.md:1:1: it needs "frist", which is no chapter before it\n    did you mean "first"?',
    ],
    [
      'a heading without an id',
      first('{#theory}', ''),
      'book/first.md:3:1: "Theory" has no id\n    write it as "## Title {#kebab-case-id}"',
    ],
    [
      'a heading with a bad id',
      first('{#theory}', '{#The_Ory}'),
      'book/first.md:3:1: "The_Ory" is not an id',
    ],
    [
      'an id that is taken',
      second('{#put}', '{#make-folder}'),
      'book/second.md:7:1: the id "make-folder" is taken by "Make the folder" in first.md',
    ],
    [
      'an id that is a chapter',
      second('{#put}', '{#first}'),
      'book/second.md:7:1: the id "first" is taken by a chapter',
    ],
    ['a step without a risk', first('risk: changes\n', ''), 'book/first.md:12:1: "risk" is missing'],
    ['a step without hosts', first('on: etcd\n', ''), 'book/first.md:12:1: "on" is missing'],
    [
      'a mistyped key of a step',
      first('on: etcd', 'om: etcd'),
      'book/first.md:12:1: unknown key "om"\n    did you mean "on"?',
    ],
    [
      'a mistyped risk',
      first('risk: changes', 'risk: change'),
      'book/first.md:13:7: "risk" should be one of',
    ],
    [
      'a mistyped role',
      first('on: etcd', 'on: etdc'),
      'book/first.md:7:1: step "make-folder" is on "etdc", which is no role\n    did you mean "etcd"?',
    ],
    [
      'a timeout without a unit',
      second('timeout: 2m', 'timeout: 120'),
      'book/second.md:13:10: "timeout" should be a time as in 30s, 5m or 1h',
    ],
    [
      'a condition on nothing',
      second('family: debian', 'famly: debian'),
      'book/second.md:7:1: step "put" asks for "famly", which is neither a variable nor a fact\n    did you mean "family"?',
    ],
    [
      'a condition that is no range',
      second("store_version: '>=3.4.0'", 'store_version: new'),
      'book/second.md:7:1: step "put" asks for store_version "new", which is no version range',
    ],
    [
      'a second run block',
      first('```sh verify\n', '```sh run\ntrue\n```\n\n```sh verify\n'),
      'book/first.md:24:1: a second run block in one step',
    ],
    [
      'a block of no kind',
      first('```sh check', '```sh chek'),
      'book/first.md:16:1: "sh chek" is not a kind of block',
    ],
    [
      'a change without a check',
      first('```sh check', '```sh'),
      'book/first.md:7:1: step "make-folder" changes something without a check',
    ],
    [
      'a change without a verify',
      first('```sh verify', '```sh'),
      'book/first.md:7:1: step "make-folder" changes something without a verify',
    ],
    [
      'a change without an undo',
      first('```sh undo', '```sh'),
      'book/first.md:7:1: step "make-folder" changes something without an undo',
    ],
    [
      'a reading step that has an undo',
      first('risk: changes', 'risk: reads'),
      'book/first.md:7:1: step "make-folder" says that it reads, but has an undo',
    ],
    [
      'a reading step that puts files',
      second('risk: changes', 'risk: reads'),
      'book/second.md:7:1: step "put" says that it reads, but puts files on hosts',
    ],
    [
      'a step that does nothing',
      { 'first.md': () => '# First\n\n## X {#x}\n\n```yaml step\non: all\nrisk: reads\n```\n' },
      'book/first.md:3:1: step "x" does nothing',
    ],
    [
      'a mistyped shell variable',
      first('mkdir -p "$DATA_DIR"', 'true\nmkdir -p "$DTA_DIR"'),
      'book/first.md:22:11: $DTA_DIR is not a variable of this runbook and is not set in the block\n    did you mean $DATA_DIR?',
    ],
    [
      'an explanation of nothing',
      first('mkdir -p | makes', 'mkdir -q | makes'),
      'book/first.md:33:1: "mkdir -q" stands in none of the step\'s commands',
    ],
    [
      'an explanation without a bar',
      first('mkdir -p | makes', 'mkdir -p makes'),
      'book/first.md:33:1: not an explanation',
    ],
    [
      'an explanation that goes over a pipe',
      first('mkdir -p | makes', 'mkdir -p | sort | makes'),
      'book/first.md:33:1: a second bar: where the fragment ends cannot be told',
    ],
    [
      'a block that no shell can read',
      first('mkdir -p "$DATA_DIR"', 'mkdir -p "$DATA_DIR" )'),
      "book/first.md:21:22: no shell can read this: unexpected token ')'",
    ],
    [
      'a template that is not there',
      second('store.conf\n', 'stor.conf\n'),
      'book/second.md:19:1: there is no template stor.conf\n    did you mean "store.conf"?',
    ],
    [
      'a relative path on a host',
      second('path: /etc/store.conf', 'path: etc/store.conf'),
      'book/second.md:20:7: "path" should be an absolute path on the host',
    ],
    [
      'a mode that is none',
      second('mode: 0600', 'mode: rw'),
      'book/second.md:21:7: "mode" should be three octal digits, as in 0644',
    ],
    [
      'an artifact that is not there',
      second('artifact: store', 'artifact: stores'),
      'book/second.md:25:1: there is no artifact "stores"\n    did you mean "store"?',
    ],
    [
      'a certificate for no use',
      second('usages: [server]', 'usages: [serve]'),
      'book/second.md:33:10: entry 1 of "usages" should be one of server, client\n    did you mean "server"?',
    ],
    [
      'a certificate for no time',
      second('days: 365', 'days: year'),
      'book/second.md:36:7: "days" should be a number of days',
    ],
  ])('with %s is refused with its place', (_what, changes, problem) => {
    expect(problemsOf(changes).find((each) => each.startsWith(problem)) ?? problemsOf(changes)).toEqual(
      expect.stringContaining(problem),
    );
  });

  it.each([
    [
      'takes what is not there',
      'a: 1\nb: {{ nothing }}\n',
      'assets/store.conf:1:1: the template takes "nothing"',
    ],
    ['does not parse', 'a: 1\n{% if x %}\n', 'assets/store.conf:2:1: the template'],
  ])('with a template that %s is refused', (_what, text, problem) => {
    expect(problemsOf({}, new Map([['store.conf', text]])).join('\n')).toContain(problem);
  });
});
