import { createHash } from 'node:crypto';

/** Short name of a script in a step: a changed command has another one. */
export const scriptName = (step: string, text: string): string =>
  createHash('sha256').update(`${step}\n${text}`).digest('hex').slice(0, 16);
