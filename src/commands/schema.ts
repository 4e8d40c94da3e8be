import { Command } from 'commander';
import { clusterJsonSchema } from '../cluster/schema.js';

export const schemaCommand = (): Command =>
  new Command('schema').description('print the JSON Schema of cluster.yaml, for editors').action(() => {
    console.log(JSON.stringify(clusterJsonSchema(), undefined, 2));
  });
