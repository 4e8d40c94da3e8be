/** The least that reading a runbook's pages can cost: remark alone. Its argument: JSON of their paths. */
import { readFileSync } from 'node:fs';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).freeze();

for (const page of JSON.parse(process.argv[1] ?? '') as readonly string[])
  parser.parse(readFileSync(page, 'utf8'));
