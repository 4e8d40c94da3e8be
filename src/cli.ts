#!/usr/bin/env node
/**
 * The launcher. React looks at the environment when it is loaded, so it is set before anything else is imported:
 * its development build would keep a record of every frame for ever.
 */
process.env['NODE_ENV'] ??= 'production';

const { main } = await import('./main.js');
await main(process.argv);
