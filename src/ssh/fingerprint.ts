import { createHash } from 'node:crypto';

/** `SHA256:…` of a public key in wire form, as ssh prints it. */
export const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** The key's type, which a public key in wire form begins with. */
export const keyType = (key: Buffer): string =>
  key.length < 4 ? '' : key.toString('latin1', 4, 4 + key.readUInt32BE(0));
