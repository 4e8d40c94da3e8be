import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialState } from '../../src/engine/initial-state.js';
import { EffectError } from '../../src/execute/ports.js';
import { listSessions } from '../../src/session/list-sessions.js';
import { recallSession } from '../../src/session/recall-session.js';
import { journalFile, sessionFile, sessionsFolder } from '../../src/session/session-paths.js';
import { saying } from '../../src/words/saying.js';
import { wordsIn } from '../../src/words/words.js';
import { Driver, goesWell } from '../engine/support.js';
import { planOf } from '../support/plans.js';
import { newHome, open, opened, recordAll } from './support.js';

const plan = planOf([{}, {}]);
const name = 'sample@lab';

describe('a session', () => {
  it('remembers where every step stands', async () => {
    const home = newHome();
    const first = opened(home, plan);
    const driver = new Driver(plan, (command) =>
      command.type === 'run' && command.step === 's2' ? undefined : goesWell(command),
    );
    recordAll(first.recorder, plan, driver.walk(['s1', 's2']));
    await first.recorder.close();
    const second = opened(home, plan);
    const resumed = initialState(plan, second.records);
    expect(resumed.steps['s1']).toEqual(driver.state.steps['s1']);
    expect(resumed.steps['s2']?.['a']).toMatchObject({ kind: 'interrupted', job: 'w1.run.s2.a' });
    expect(second.warnings).toEqual([]);
    expect(readFileSync(join(first.folder, 'events.jsonl'), 'utf8').trim().split('\n')).toHaveLength(
      driver.events.length,
    );
    expect(listSessions(home)).toMatchObject([
      {
        runbook: 'sample',
        cluster: 'lab',
        clusterFile: '/tmp/lab.yaml',
        stepsDone: 1,
        stepsTotal: 2,
        resumeAt: 'First › Step s2',
      },
    ]);
    await second.recorder.close();
  });

  it('keeps its files to its owner', async () => {
    const home = newHome();
    const { recorder, folder } = opened(home, plan);
    recordAll(recorder, plan, new Driver(plan).walk(['s1']));
    await recorder.print({ step: 's1', host: 'a', phase: 'run', stream: 'stderr', text: 'hello' });
    await recorder.close();
    const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect(modeOf(sessionFile(home, name))).toBe('600');
    expect(modeOf(join(folder, 'events.jsonl'))).toBe('600');
    expect(modeOf(join(folder, 's1.a.log'))).toBe('600');
    expect(modeOf(folder)).toBe('700');
    expect(modeOf(sessionsFolder(home))).toBe('700');
    expect(readFileSync(join(folder, 's1.a.log'), 'utf8')).toBe('run   !| hello\n');
  });

  it('is looked at without a trace', () => {
    const home = newHome();
    expect(recallSession(home, plan)).toEqual({ kind: 'recalled', records: {} });
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"schema":2,"runb'],
    ['of another shape', '{"schema":2}'],
    ['no object', '[]'],
    ['not text', '\u0000\u0000\u0000'],
  ])('whose file is %s is set aside and begun anew', async (_what, text) => {
    const home = newHome();
    await opened(home, plan).recorder.close();
    writeFileSync(sessionFile(home, name), text);
    expect(recallSession(home, plan)).toMatchObject({ kind: 'unreadable' });
    const again = opened(home, plan);
    await again.recorder.close();
    expect(again.records).toEqual({});
    const aside = readdirSync(sessionsFolder(home)).find((file) => file.includes('.json.corrupt-'));
    expect(readFileSync(join(sessionsFolder(home), aside ?? ''), 'utf8')).toBe(text);
    expect(again.warnings.map(wordsIn('en').say).join()).toContain(aside);
    expect(opened(home, plan).warnings).toEqual([]);
  });

  it('of a newer program is refused, and left as it is', async () => {
    const home = newHome();
    await opened(home, plan).recorder.close();
    writeFileSync(sessionFile(home, name), '{"schema":3,"new":true}');
    expect(open(home, plan)).toMatchObject({
      kind: 'refused',
      message: saying('session.newerForm', { name, form: 3, known: 2 }),
    });
    expect(readFileSync(sessionFile(home, name), 'utf8')).toBe('{"schema":3,"new":true}');
    expect(readdirSync(sessionsFolder(home)).filter((file) => file.endsWith('.lock'))).toEqual([]);
  });

  it('of another cluster of the same name is refused', async () => {
    const home = newHome();
    await opened(home, plan).recorder.close();
    const other = {
      ...plan,
      cluster: { name: 'lab', file: '/tmp/other.yaml' },
      hosts: plan.hosts.map((host, i) => ({ ...host, address: `10.9.9.${String(i)}` })),
    };
    expect(open(home, other)).toMatchObject({
      kind: 'refused',
      hint: saying('session.anotherClusterHint', { file: '/tmp/other.yaml' }),
    });
    const moved = { ...plan, cluster: { name: 'lab', file: '/tmp/moved.yaml' } };
    await opened(home, moved).recorder.close();
  });

  it('that cannot be kept is refused', () => {
    const home = join(newHome(), 'file');
    writeFileSync(home, '');
    expect(open(home, plan)).toEqual({
      kind: 'refused',
      message: saying('session.cannotKeep', { home, why: saying('files.ENOTDIR') }),
      hint: saying('session.cannotKeepHint'),
    });
  });

  it('of an older program is understood, and its file kept', async () => {
    const home = newHome();
    const older = readFileSync(new URL('./fixtures/session-of-form-1.json', import.meta.url), 'utf8');
    mkdirSync(sessionsFolder(home));
    writeFileSync(sessionFile(home, name), older);
    expect(listSessions(home)).toMatchObject([{ stepsDone: 1, resumeAt: 'First › Step s2' }]);
    const { records, recorder, warnings } = opened(home, plan);
    await recorder.close();
    expect(warnings).toEqual([]);
    const resumed = initialState(plan, records);
    expect(resumed.steps['s1']?.['a']).toMatchObject({ kind: 'finished', outcome: { status: 'changed' } });
    expect(resumed.steps['s2']?.['a']).toMatchObject({ kind: 'interrupted', job: 'w1.run.s2.a' });
    expect(readFileSync(`${sessionFile(home, name)}.form-1`, 'utf8')).toBe(older);
    expect(readFileSync(sessionFile(home, name), 'utf8')).toContain('"schema":2');
  });

  it('of a program that was killed is as whole as one that was closed', async () => {
    const home = newHome();
    const { recorder } = opened(home, plan);
    const driver = new Driver(plan, (command) =>
      command.type === 'run' && command.step === 's2' ? undefined : goesWell(command),
    );
    recordAll(recorder, plan, driver.walk(['s1', 's2']));
    const written = readFileSync(sessionFile(home, name), 'utf8');
    const killed = { recalled: recallSession(home, plan), listed: listSessions(home) };
    expect(killed.listed).toMatchObject([{ stepsDone: 1, resumeAt: 'First › Step s2' }]);
    expect(readFileSync(sessionFile(home, name), 'utf8')).toBe(written);
    await recorder.close();
    expect({ recalled: recallSession(home, plan), listed: listSessions(home) }).toEqual(killed);
    expect(readFileSync(journalFile(home, name), 'utf8')).toBe('');
  });

  it('does without a last change that was cut off, and not without another', async () => {
    const home = newHome();
    const { recorder } = opened(home, plan);
    recordAll(recorder, plan, new Driver(plan).walk(['s1']));
    const before = recallSession(home, plan);
    appendFileSync(journalFile(home, name), '{"at":1,"rec');
    expect(recallSession(home, plan)).toEqual(before);
    appendFileSync(journalFile(home, name), '\n');
    expect(recallSession(home, plan)).toMatchObject({ kind: 'unreadable' });
    await recorder.close();
    expect(recallSession(home, plan)).toEqual(before);
  });

  it('that could not be opened is not held afterwards', async () => {
    const home = newHome();
    writeFileSync(join(home, 'runs'), 'in the way');
    expect(open(home, plan)).toMatchObject({ kind: 'refused' });
    rmSync(join(home, 'runs'));
    await opened(home, plan).recorder.close();
  });

  it('says when nothing more can be written', () => {
    const home = newHome();
    const { recorder, folder } = opened(home, plan);
    rmSync(folder, { recursive: true });
    const driver = new Driver(plan).walk(['s1']);
    expect(() => {
      recordAll(recorder, plan, driver);
    }).toThrow(EffectError);
  });

  it('keeps the one before beside it', async () => {
    const home = newHome();
    const first = opened(home, plan);
    recordAll(first.recorder, plan, new Driver(plan).walk(['s1']));
    await first.recorder.close();
    const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
    const before = read(sessionFile(home, name));
    await opened(home, plan).recorder.close();
    expect(read(`${sessionFile(home, name)}.bak`)).toEqual(before);
  });
});
