import { readCluster } from '../../src/cluster/read-cluster.js';
import type { Cluster } from '../../src/cluster/types.js';
import { readRunbook } from '../../src/runbook/read-runbook.js';
import type { Runbook } from '../../src/runbook/types.js';
import { type Checked } from '../../src/source/problem.js';
import { inEnglish } from './in-english.js';

/** A small whole runbook as text, to be changed one place at a time. */
export const pages = {
  'README.md': `---
runbook: sample
roles: [etcd, node]
chapters: [first, second]
variables:
  store_version: { type: version, about: The release. }
  data_dir: { type: path, default: /var/lib/store, about: Where data lies. }
profiles:
  current:
    about: Of today.
    defaults: { store_version: 3.5.16 }
    requires:
      - { store_version: '>=3.4.0 <3.7.0', because: older ones speak another language. }
derived:
  ENDPOINTS: "{{ hosts | with_role: 'etcd' | map: 'address' | join: ',' }}"
artifacts:
  store:
    file: 'store-{{ store_version }}.tar.gz'
    url: 'https://releases.example/store-{{ store_version }}.tar.gz'
---

# Sample

An introduction.
`,
  'first.md': `# First

## Theory {#theory}

Prose alone.

## Make the folder {#make-folder}

Why.

\`\`\`yaml step
on: etcd
risk: changes
\`\`\`

\`\`\`sh check
test -d "$DATA_DIR"
\`\`\`

\`\`\`sh run
mkdir -p "$DATA_DIR"
\`\`\`

\`\`\`sh verify
test -d "$DATA_DIR"
\`\`\`

\`\`\`sh undo
rmdir "$DATA_DIR"
\`\`\`

\`\`\`explain
mkdir -p | makes the folder and those above it
\`\`\`
`,
  'second.md': `---
needs: [first]
---

# Second

## Put things in place {#put}

\`\`\`yaml step
on: all
risk: changes
strategy: together
timeout: 2m
when: { store_version: '>=3.4.0', family: debian }
no-undo: the files are small
\`\`\`

\`\`\`yaml file
template: store.conf
path: /etc/store.conf
mode: 0600
\`\`\`

\`\`\`yaml artifact
artifact: store
path: /opt/store.tar.gz
\`\`\`

\`\`\`yaml pki
ca: store
name: server
commonName: '{{ host.name }}'
usages: [server]
dns: ['{{ host.name }}']
ips: ['{{ host.address }}']
days: 365
to: /etc/store/pki
\`\`\`

\`\`\`output
done
\`\`\`
`,
} as const;

export const assets: ReadonlyMap<string, string> = new Map([
  ['store.conf', 'name: {{ host.name }}\nendpoints: {{ ENDPOINTS }}\ndata: {{ data_dir }}\n'],
]);

type Change = (text: string) => string;

/** The runbook with some of its pages changed; `undefined` takes a page away. */
export const readSample = (
  changes: Partial<Record<keyof typeof pages, Change | undefined>> = {},
  files: ReadonlyMap<string, string> = assets,
): Checked<Runbook> =>
  readRunbook({
    folder: 'book',
    assets: files,
    pages: new Map(
      Object.entries(pages)
        .filter(([name]) => !(name in changes) || changes[name as keyof typeof pages] !== undefined)
        .map(([name, text]) => [name, changes[name as keyof typeof pages]?.(text) ?? text]),
    ),
  });

/** Changes one place; throws when it is not there, so that no test passes by a slip. */
export const swap =
  (from: string, to: string): Change =>
  (text) => {
    if (!text.includes(from)) throw new Error(`the page does not hold: ${from}`);
    return text.replace(from, () => to);
  };

export const must = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(checked.problems.map(inEnglish).join('\n'));
};

export const clusterText = `name: lab
hosts:
  - { name: a, address: 10.0.0.1, roles: [etcd] }
  - { name: b, address: 10.0.0.2, roles: [etcd, node] }
  - { name: c, address: 10.0.0.3, roles: [node] }
`;

export const readSampleCluster = (text: string, runbook: Runbook = must(readSample())): Checked<Cluster> =>
  readCluster(
    { text, file: '/work/lab.yaml', resolvePath: (path) => `/resolved/${path}` },
    {
      roles: runbook.roles,
      profiles: runbook.profiles.map(({ name }) => name),
      variables: runbook.variables.map(({ name }) => name),
    },
  );
