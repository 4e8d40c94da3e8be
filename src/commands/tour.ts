import type { Command } from 'commander';
import { langOption, modeOption, plainOption, runbookOption } from './options.js';
import { OwnCommand } from './own-command.js';
import { breakTour, serveTour, tourFile } from './serve-tour.js';
import { tui, type TuiOptions } from './tui.js';

interface TourOptions extends Omit<TuiOptions, 'cluster'> {
  readonly file?: boolean;
  readonly broken?: boolean;
}

export const tourCommand = (): Command =>
  new OwnCommand('tour')
    .description(
      'the whole job without machines: hosts that answer from the recording of a real installation',
    )
    .option('--broken', 'look for what is wrong with an etcd that broke when all was done, and mend it')
    .option('--file', 'only print the cluster file, for the other commands')
    .addOption(runbookOption())
    .addOption(langOption())
    .addOption(modeOption())
    .addOption(plainOption())
    .action(async ({ file = false, broken = false, ...options }: TourOptions) => {
      const cluster = tourFile(process.env);
      if (!file) return tui(broken ? { ...options, brokenTour: true } : { ...options, cluster });
      if (!broken) await serveTour(cluster);
      process.stdout.write(`${broken ? await breakTour(process.env) : cluster}\n`);
    });
