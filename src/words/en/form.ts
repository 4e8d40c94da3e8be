/** The form that writes a cluster file. */
export const form = {
  title: 'My own machines: a new cluster file',
  fields: {
    file: 'Write to',
    name: 'Cluster name',
    user: 'Log in as',
    port: 'SSH port',
    identityFile: 'Key file',
    askPassword: 'Ask for a password',
    sudo: 'Use sudo',
  },
  profile: 'Profile',
  host: 'Host {{n}}',
  hostHint: 'name address roles, as in: master01 192.168.1.10 master,etcd',
  keyHint: 'empty: the SSH agent and the usual keys',
  create: 'Write the file and open it',
  yes: 'yes',
  no: 'no',
  submit: 'write and open',
  noHosts: 'Name at least one host.',
  wrongPort: 'The SSH port is a number from 1 to 65535.',
  noFile: 'Say where the file is to be written.',
} as const;
