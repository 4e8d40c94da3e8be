import type { X509Certificate } from 'node:crypto';

const day = 24 * 60 * 60 * 1000;

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export const validityOf = (certificate: X509Certificate): Validity => ({
  notBefore: new Date(certificate.validFrom),
  notAfter: new Date(certificate.validTo),
});

/**
 * From ten minutes ago, because a host's clock may be behind this machine's, until `days` from now but never
 * past `end`: nobody would trust a certificate once its authority has ended.
 */
export const validityFrom = (now: Date, days: number, end?: Date): Validity => {
  const notAfter = now.getTime() + days * day;
  return {
    notBefore: new Date(now.getTime() - 10 * 60 * 1000),
    notAfter: new Date(Math.min(notAfter, end?.getTime() ?? notAfter)),
  };
};

/** Whole days until then; negative once it has passed. */
export const daysUntil = (then: Date, now: Date): number =>
  Math.floor((then.getTime() - now.getTime()) / day);

export const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);
