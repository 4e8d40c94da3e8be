#!/usr/bin/env node
/**
 * The launcher. React and colour libraries look at the environment when they are loaded, so it is set before
 * anything else is imported: React's development build would keep a record of every frame for ever, and chalk
 * does not know NO_COLOR.
 */
process.env['NODE_ENV'] ??= 'production';
if (process.env['NO_COLOR']) process.env['FORCE_COLOR'] = '0';

const { main } = await import('./main.js');
await main(process.argv);
