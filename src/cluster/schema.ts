import * as z from 'zod';
import { should } from '../source/describe-issue.js';

/**
 * The shape of cluster.yaml. Scalars arrive as text (see `source/yaml.ts`) and are converted here; `meta` says what
 * an editor should expect instead.
 */

const name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i, should('schema.hostName'));

const yes = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .meta({ type: 'boolean', enum: [true, false] });

const port = z
  .string()
  .refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, should('schema.port'))
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, maximum: 65_535 });

const address = z.union([z.ipv4(), z.ipv6()], should('schema.address'));

const ssh = z.strictObject({
  address: address
    .optional()
    .describe(
      "where its sshd is reached, when not at the host's own address: behind NAT or a forwarded port",
    ),
  user: z
    .string()
    .min(1)
    .optional()
    .describe('the user to log in as; ssh config or your own name when absent'),
  port: port.optional().describe('22 when absent'),
  identityFile: z.string().min(1).optional().describe('private key, ~ allowed'),
  proxyCommand: z
    .string()
    .min(1)
    .optional()
    .describe('its stdin and stdout are the connection; %h and %p are filled in'),
  knownHosts: z.string().min(1).optional().describe('a known_hosts file read besides the usual ones'),
  acceptNew: yes.optional().describe('record the key of a host seen for the first time without asking'),
  password: z.literal('ask').optional().describe('ask for a login password when keys do not open the door'),
  config: z
    .literal('none')
    .optional()
    .describe("leave ssh's own configuration, agent and known_hosts alone: only what is said here counts"),
  become: z
    .literal('sudo')
    .optional()
    .describe('run the steps through sudo; needed when the user is not root'),
});

const host = z.strictObject({
  name,
  address,
  roles: z.array(z.string().min(1)).min(1, should('schema.role')),
  ssh: ssh.optional().describe('settings of this host alone, laid over those of the cluster'),
});

const value = z.string().meta({ type: ['string', 'number', 'boolean'] });

export const clusterSchema = z.strictObject({
  name: name.describe('names the session, the certificates and the records of this cluster'),
  ssh: ssh.prefault({}),
  hosts: z.array(host).min(1, should('schema.host')),
  profile: z.string().min(1).optional().describe('a profile of the runbook; its first one when absent'),
  vars: z.record(z.string(), value).prefault({}).describe("the runbook's variables"),
  recording: yes
    .optional()
    .describe('the hosts answer from a recording and nothing is changed; the screens say so'),
  artifacts: z.string().min(1).optional().describe('folder where release files are looked for first'),
});

export type SshPart = z.infer<typeof ssh>;

/** For editors: what a cluster.yaml may hold. */
export const clusterJsonSchema = (): Record<string, unknown> => ({
  title: 'kubewalk cluster.yaml',
  ...z.toJSONSchema(clusterSchema, { io: 'input', unrepresentable: 'any' }),
});
