import type { Answer, Recording } from '../../src/tour/recording.js';
import { scriptName } from '../../src/tour/script-name.js';

export const answer = (step: string, script: string, rest: Partial<Answer> = {}): Answer => ({
  step,
  phase: 'run',
  script: scriptName(step, script),
  needs: [],
  chunks: [],
  ms: 10,
  exit: 0,
  ...rest,
});

/** One host that has one step, which fails the first time. */
export const miniRecording = (answers: readonly Answer[]): Recording => ({
  schema: 1,
  recordedAt: 0,
  versions: {},
  profile: 'current',
  artifacts: ['thing.tar.gz'],
  broken: ['swap@node01', 'fault@node01'],
  hosts: [
    {
      name: 'node01',
      address: '192.0.2.1',
      roles: ['node'],
      machine: 'x86_64',
      osRelease: 'ID=debian\nVERSION_ID="12"\n',
      answers,
    },
  ],
});
