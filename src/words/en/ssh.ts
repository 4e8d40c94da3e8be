/** Why a host cannot be reached, refuses us, or does not take a file; and what to do about it. */
export const ssh = {
  onHost: '{{host}}: {{said}}',
  keyFile: 'key file {{path}}: {{why}}',
  noSuchFile: 'there is no such file',
  nameKey: 'Name the private key the host accepts as `ssh.identityFile`.',
  publicKey: 'it is a public key',
  nameWithoutPub: 'Name the private key beside it, without `.pub`.',
  noKey: 'it cannot be read as a private key ({{said}})',
  formats:
    'Ed25519, ECDSA and RSA keys in OpenSSH or PEM format are understood; FIDO (sk) keys only by agent.',
  notRead: '{{path}} cannot be read: {{why}}',
  notReadHint: 'It is needed on this machine to be sent.',
  fileToSend: 'the file to send',
} as const;
