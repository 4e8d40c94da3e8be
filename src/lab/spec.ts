import * as z from 'zod';

/** Lab and host names become folder, cgroup and machine names; short enough for a host name of 64 letters. */
const name = z.string().regex(/^[a-z][a-z0-9-]{0,20}$/, {
  error: 'a name is 1 to 21 lower-case letters, digits or `-`, beginning with a letter',
});

const host = z.strictObject({
  name,
  address: z.ipv4({ error: 'the address of a practice machine is an IPv4 address' }),
  roles: z.array(z.string()).readonly(),
  /** Gives the machine a disk of this many MiB, so that it can be filled. Kept in memory. */
  diskMb: z.int().positive().optional(),
});

/** How people get in: root by key, or a user with a password who may use sudo while root may not log in. */
const login = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('root') }),
  z.strictObject({
    kind: z.literal('sudo'),
    user: name,
    /** Opens sudo; opens the door too unless `door` is `key`. */
    password: z.string().min(1),
    door: z.enum(['key', 'password']),
  }),
]);

const shape = z.strictObject({
  name: name.refine((text) => !/^(base-.*|artifacts)$/.test(text), {
    error: 'a lab is not named `artifacts` or `base-…`: folders of these names stand beside it',
  }),
  suite: z.enum(['bookworm', 'trixie']),
  hosts: z.array(host).min(1).readonly(),
  sshPort: z.int().min(1).max(65_535),
  login,
  profile: z.string(),
  vars: z.record(z.string(), z.string()),
});

export type LabSpec = Readonly<z.infer<typeof shape>>;
export type LabHost = Readonly<z.infer<typeof host>>;
export type LabLogin = Readonly<z.infer<typeof login>>;

const network = (address: string): string => address.split('.').slice(0, 3).join('.');
const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** What a lab consists of; as it is asked for in code and kept in `lab.json`. */
export const labSpec = shape.superRefine(({ hosts }, context) => {
  const problem = (message: string): void => {
    context.addIssue({ code: 'custom', path: ['hosts'], message });
  };
  for (const twice of repeated(hosts.map(({ name }) => name))) problem(`two hosts are named ${twice}`);
  for (const twice of repeated(hosts.map(({ address }) => address))) problem(`two hosts have ${twice}`);
  if (new Set(hosts.map(({ address }) => network(address))).size > 1) {
    problem('all addresses of a lab are in one /24 network');
  }
});

/** The lab that `kubewalk lab up` makes: the three machines of the first runbook. */
export const defaultLabSpec = (name: string): LabSpec => ({
  name,
  suite: 'bookworm',
  hosts: [
    { name: 'master01', address: '192.168.204.171', roles: ['master', 'etcd'] },
    { name: 'node01', address: '192.168.204.173', roles: ['node', 'etcd'] },
    { name: 'node02', address: '192.168.204.175', roles: ['node', 'etcd'] },
  ],
  sshPort: 22,
  login: { kind: 'root' },
  profile: 'current',
  vars: {},
});
