import * as z from 'zod';
import { should } from '../source/describe-issue.js';
import type { Conditions } from './types.js';

/** Small schemas that several parts of the format share. Scalars arrive as text: see `source/yaml.ts`. */

export const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)], should('schema.oneOrMore'))
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value));

export const conditions: z.ZodType<Conditions> = z.record(z.string(), oneOrMore);

export const mode = z
  .string()
  .regex(/^0?[0-7]{3}$/, should('schema.mode'))
  .transform((text) => text.padStart(4, '0'));

export const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, should('schema.kebab'));

const unitMs = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** `30s`, `5m` or `1h`, in milliseconds. */
export const duration = z.string().transform((text, context) => {
  const match = /^(\d+)(s|m|h)$/.exec(text);
  const unit = match?.[2] as keyof typeof unitMs | undefined;
  if (!match || unit === undefined || Number(match[1]) === 0) {
    context.addIssue({ code: 'custom', message: should('schema.duration') });
    return z.NEVER;
  }
  return Number(match[1]) * unitMs[unit];
});
