import ssh2 from 'ssh2';

/** Not of the kind ed25519: of those, ssh2 makes one in some hundred that nobody can read (it drops leading zero bytes). */
export const newKey = () => ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
