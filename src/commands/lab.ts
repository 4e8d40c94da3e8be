import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { execa } from 'execa';
import { kubewalkHome } from '../files/home.js';
import {
  breakLab,
  faultsFor,
  hintFor,
  repairLab,
  type MakeFlawed,
  type Repaired,
} from '../lab/break/break-lab.js';
import { describeExercise } from '../lab/break/describe-exercise.js';
import { faults } from '../lab/break/faults.js';
import { scoreOf } from '../lab/break/score.js';
import { LabError } from '../lab/lab-error.js';
import { openLab, type Lab } from '../lab/lab.js';
import { labPaths, labPlace, type LabPlace } from '../lab/paths.js';
import { requireBox } from '../lab/require-box.js';
import { savedSpec } from '../lab/saved-spec.js';
import { defaultLabSpec } from '../lab/spec.js';
import { statusTable } from '../lab/status-table.js';
import { exitCodes } from './exit-codes.js';
import { flawedCertificates } from './flawed-certificate.js';
import { OwnCommand } from './own-command.js';

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

/** A lab's cluster is named like the lab, and so are its certificates. */
const makeFlawed = (lab: Lab): MakeFlawed =>
  flawedCertificates(join(kubewalkHome(process.env), 'pki', lab.spec.name));

interface BreakOptions extends Named {
  readonly random?: true;
  readonly host?: string;
}

const breakOne = async (fault: string | undefined, { name, random, host }: BreakOptions): Promise<void> => {
  if (fault === undefined && random === undefined) {
    for (const each of faults) console.log(each.name);
    return;
  }
  if (fault !== undefined && random !== undefined) {
    throw new LabError('usage', ['Name a fault or say --random, not both.']);
  }
  await requireBox(place());
  const lab = await labOrFail({ name });
  const members = lab.spec.hosts.filter(({ roles }) => roles.includes('etcd')).map((each) => each.name);
  const victim = host ?? oneOf(members);
  const chosen = fault ?? oneOf((await faultsFor(lab)).map((each) => each.name));
  const secret = random !== undefined;
  await breakLab(lab, { fault: chosen, victim, since: Date.now(), secret }, makeFlawed(lab));
  if (secret) {
    for (const line of describeExercise(lab.paths.clusterFile, labOption(name))) console.error(line);
  } else {
    console.error(`${chosen} is in place on ${victim}`);
  }
};

/** As it has to be added to commands about this lab. */
const labOption = (name: string): string => (name === usualLab ? '' : ` --name ${name}`);

const oneOf = (values: readonly string[]): string => values[Math.floor(Math.random() * values.length)] ?? '';

const hint = async (level: string, named: Named): Promise<void> => {
  console.log(await hintFor(await labOrFail(named), Number(level)));
};

const repair = async ({ name, giveUp }: Named & { readonly giveUp?: true }): Promise<void> => {
  await requireBox(place());
  const lab = await labOrFail({ name });
  const repaired = await repairLab(lab, makeFlawed(lab), {
    giveUp: giveUp === true,
    findsNothing: async () => (await import('./finds-nothing.js')).findsNothing(lab.paths.clusterFile),
  });
  if (repaired === undefined) console.error('Nothing was broken on purpose in this lab.');
  else if (repaired === 'not-mended') {
    console.error('It is not mended yet, and the exercise goes on.');
    console.error(`To be told and end it without a score: kubewalk lab repair --give-up${labOption(name)}`);
    process.exitCode = exitCodes.failed;
  } else for (const line of describeRepair(repaired)) console.error(line);
};

const describeRepair = ({ broken, mended }: Repaired): readonly string[] => {
  const { fault, victim, since, hints, secret } = broken;
  const back = `${fault} on ${victim} is taken back, and all members are healthy`;
  if (!secret) return [back];
  const minutes = Math.round((Date.now() - since) / 60_000);
  const helped = hints.length === 0 ? 'no hint' : `hints ${hints.toSorted().join(', ')}`;
  return mended
    ? [
        `It was ${fault} on ${victim}, and nothing is wrong any more.`,
        `Score: ${String(scoreOf({ since, until: Date.now(), hints }))} of 100 (${String(minutes)} min, ${helped})`,
      ]
    : [back, `It was not mended yet, so there is no score (${String(minutes)} min, ${helped}).`];
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
  const lab = new OwnCommand('lab').description('practice machines on this computer (Linux, as root)');
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
  lab
    .command('break')
    .description('put a real fault into the machines, to be found; without a name, list the faults')
    .argument('[fault]', 'which fault')
    .option('--random', 'any fault, and do not tell which')
    .option('--host <host>', 'on this machine')
    .addOption(nameOption())
    .action(telling(breakOne));
  lab
    .command('hint')
    .description('help with a fault that was put in: 1 is a nudge, 3 nearly the answer')
    .argument('[level]', '1, 2 or 3', '1')
    .addOption(nameOption())
    .action(telling(hint));
  lab
    .command('repair')
    .description('take back what `lab break` did, and wait until all members are healthy')
    .option('--give-up', 'end an exercise that was not mended, without a score')
    .addOption(nameOption())
    .action(telling(repair));
  return lab;
};
