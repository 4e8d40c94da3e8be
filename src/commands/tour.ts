import { Command } from 'commander';
import { langOption, modeOption, runbookOption } from './options.js';
import { tourFile, serveTour } from './serve-tour.js';
import { tui, type TuiOptions } from './tui.js';

interface TourOptions extends Omit<TuiOptions, 'cluster'> {
  readonly file?: boolean;
}

export const tourCommand = (): Command =>
  new Command('tour')
    .description(
      'the whole job without machines: hosts that answer from the recording of a real installation',
    )
    .option('--file', 'only print the cluster file, for the other commands')
    .addOption(runbookOption())
    .addOption(langOption())
    .addOption(modeOption())
    .action(async ({ file = false, ...options }: TourOptions) => {
      const cluster = tourFile(process.env);
      if (!file) return tui({ ...options, cluster });
      await serveTour(cluster);
      process.stdout.write(`${cluster}\n`);
    });
