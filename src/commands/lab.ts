import { Command, Option } from 'commander';
import { execa } from 'execa';
import { kubewalkHome } from '../files/home.js';
import { LabError } from '../lab/lab-error.js';
import { openLab, type Lab } from '../lab/lab.js';
import { labPaths, labPlace, type LabPlace } from '../lab/paths.js';
import { requireBox } from '../lab/require-box.js';
import { savedSpec } from '../lab/saved-spec.js';
import { defaultLabSpec } from '../lab/spec.js';
import { statusTable } from '../lab/status-table.js';
import { exitCodes } from './exit-codes.js';

interface Named {
  readonly name: string;
}

const place = (): LabPlace => labPlace(kubewalkHome(process.env), process.env);

/** The lab that is there; `undefined` when there is none. */
const labThere = async ({ name }: Named): Promise<Lab | undefined> => {
  const spec = await savedSpec(labPaths(place().home, name));
  return spec && openLab(spec, place());
};

const labOrFail = async (named: Named): Promise<Lab> => {
  const lab = await labThere(named);
  if (lab) return lab;
  throw new LabError('usage', [`There is no practice lab named ${named.name}. Make it: kubewalk lab up`]);
};

const up = async ({ name }: Named): Promise<void> => {
  const clusterFile = await startLab(name, (line) => {
    console.error(line);
  });
  console.log(clusterFile);
};

/** Makes or starts the lab of this name. Returns its cluster file. Throws `LabError`. */
export const startLab = async (name: string, onProgress: (line: string) => void): Promise<string> => {
  const spec = await savedSpec(labPaths(place().home, name));
  const lab = openLab(spec ?? defaultLabSpec(name), place());
  await lab.up(onProgress);
  return lab.paths.clusterFile;
};

const down = async ({ name }: Named): Promise<void> => {
  await openLab(defaultLabSpec(name), place()).down();
  console.error(`lab ${name} is gone; the base tree stays in ${place().cache} for the next one`);
};

const status = async ({ name, json }: Named & { readonly json?: true }): Promise<void> => {
  await requireBox(place());
  const lab = await labThere({ name });
  const machines = lab ? await lab.status() : [];
  if (json) {
    console.log(JSON.stringify({ name, clusterFile: lab?.paths.clusterFile ?? null, machines }));
  } else if (lab) {
    console.log(statusTable(machines));
  } else {
    console.log(`There is no practice lab named ${name}. Make it: kubewalk lab up`);
  }
};

const ssh = async (host: string, command: readonly string[], named: Named): Promise<void> => {
  await requireBox(place());
  const lab = await labOrFail(named);
  lab.requireHost(host);
  const ended = await execa('ssh', ['-F', lab.paths.sshConfig, host, ...command], {
    stdio: 'inherit',
    reject: false,
  });
  process.exitCode = ended.exitCode ?? exitCodes.failed;
};

/** Tells what is wrong as lines; a lab that cannot be made here is no fault of the program. */
const telling =
  <A extends unknown[]>(action: (...args: A) => Promise<void>) =>
  async (...args: A): Promise<void> => {
    try {
      await action(...args);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      for (const problem of error.problems) console.error(problem);
      process.exitCode = error.kind === 'failed' ? exitCodes.failed : exitCodes.invalid;
    }
  };

export const usualLab = 'lab';

const nameOption = (): Option =>
  new Option('--name <name>', 'which lab, when there are several').default(usualLab);

export const labCommand = (): Command => {
  const lab = new Command('lab').description('practice machines on this computer (Linux, as root)');
  lab
    .command('up')
    .description('make and start three machines, and print the path of their cluster file')
    .addOption(nameOption())
    .action(telling(up));
  lab
    .command('down')
    .description('take the machines away, with everything that was made for them')
    .addOption(nameOption())
    .action(telling(down));
  lab
    .command('status')
    .description('show whether the machines run')
    .addOption(nameOption())
    .option('--json', 'print one JSON object')
    .action(telling(status));
  lab
    .command('ssh')
    .description('log in to a machine, or run a command on it')
    .argument('<host>', 'name of the machine, as master01')
    .argument('[command...]', 'command to run instead of a shell, after --')
    .addOption(nameOption())
    .action(telling(ssh));
  lab
    .command('cluster-file')
    .description('print the path of the cluster file')
    .addOption(nameOption())
    .action(
      telling(async (named: Named) => {
        console.log((await labOrFail(named)).paths.clusterFile);
      }),
    );
  return lab;
};
