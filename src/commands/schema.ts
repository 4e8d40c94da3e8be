import type { Command } from 'commander';
import { clusterJsonSchema } from '../cluster/schema.js';
import { OwnCommand } from './own-command.js';

export const schemaCommand = (): Command =>
  new OwnCommand('schema').description('print the JSON Schema of cluster.yaml, for editors').action(() => {
    console.log(JSON.stringify(clusterJsonSchema(), undefined, 2));
  });
