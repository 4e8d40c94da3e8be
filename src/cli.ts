#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

/**
 * The launcher. React looks at the environment when it is loaded, so it is set before anything else is imported:
 * its development build would keep a record of every frame for ever.
 */
process.env['NODE_ENV'] ??= 'production';

// Node lets rubbish grow to several times what is in use before it looks for it: a flood of lines took 100 MB of that.
setFlagsFromString('--heap-growing-percent=100');

const { main } = await import('./main.js');
await main(process.argv);
