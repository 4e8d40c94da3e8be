import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built program, which is what people start: these tests know nothing of its insides. */
export const program = (): string => {
  const path = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing. Make it with: npm run build`);
  return path;
};
