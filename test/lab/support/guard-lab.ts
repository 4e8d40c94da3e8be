import { once } from 'node:events';
import { execa } from 'execa';
import type { LabPlace } from '../../../src/lab/paths.js';
import { program } from './program.js';

/**
 * Takes a lab down when the tests end without doing so, even by kill -9: a process of its own waits at the other
 * end of a pipe, which closes with us. The function given back sends it home.
 */
export const guardLab = (name: string, { home, cache }: LabPlace): (() => Promise<void>) => {
  const wait = 'read -r word && exit 0; "$0" "$1" lab down --name "$2"; rm -rf -- "$KUBEWALK_HOME"';
  const guard = execa('sh', ['-c', wait, process.execPath, program(), name], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A session of its own: Ctrl-C in the terminal is for the tests alone.
    detached: true,
    cleanup: false,
    env: { KUBEWALK_HOME: home, KUBEWALK_LAB_CACHE: cache },
    reject: false,
  });
  guard.unref();
  return async () => {
    // Nothing else may keep the program alive until the guard is gone.
    guard.ref();
    guard.stdin.end('done\n');
    if (guard.exitCode === null) await once(guard, 'exit');
  };
};
