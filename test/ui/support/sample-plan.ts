import { readCluster } from '../../../src/cluster/read-cluster.js';
import { buildPlan } from '../../../src/plan/build-plan.js';
import type { Plan } from '../../../src/plan/types.js';
import { readRunbook } from '../../../src/runbook/read-runbook.js';
import type { Runbook } from '../../../src/runbook/types.js';
import type { Checked } from '../../../src/source/problem.js';
import { inEnglish } from '../../support/in-english.js';

const front = `---
runbook: sample
roles: [master, node, etcd]
chapters: [basics, store]
variables:
  data_dir:
    type: path
    default: /var/lib/store
    about: Where the data lies.
profiles:
  current:
    about: The only one.
    defaults: {}
---
# A sample runbook

Small, and only for looking at.
`;

const basics = `# First things

What a host needs before anything else. This paragraph is long enough to be wrapped at every width that a terminal
usually has, and it has **strong words**, \`code\` and a [link](https://example.org/somewhere).

## Why swap matters {#why-swap}

- one reason that is rather long, so that it takes more than one line when the window is narrow and must be wrapped
- another reason

| port | who | what for |
| --- | --- | --- |
| 2379 | clients | reading and writing |
| 2380 | members | talking to each other |

## Turn swap off {#swap-off}

The kernel may move memory to disk.

\`\`\`yaml step
on: all
risk: changes
timeout: 60s
\`\`\`

\`\`\`sh check
test -z "$(swapon --noheadings --show)"
\`\`\`

\`\`\`sh run
swapoff -a
sed -ri 's/^([^#].*[[:space:]]swap[[:space:]].*)$/#\\1/' /etc/fstab
\`\`\`

\`\`\`sh verify
test -z "$(swapon --noheadings --show)"
\`\`\`

\`\`\`sh undo
swapon -a
\`\`\`

\`\`\`explain
swapoff -a | turns off every swap device, until the next boot
sed -ri    | -r extended expressions, -i edit the file itself
\`\`\`
`;

const store = `---
needs: [basics]
---
# The store

## Make the data folder {#data-folder}

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

\`\`\`output
/var/lib/store
\`\`\`

## Wipe the store {#wipe}

\`\`\`yaml step
on: master
risk: destroys
no-undo: what was wiped is gone
\`\`\`

\`\`\`sh check
test ! -e "$DATA_DIR/old"
\`\`\`

\`\`\`sh run
rm -rf "$DATA_DIR/old"
\`\`\`

\`\`\`sh verify
test ! -e "$DATA_DIR/old"
\`\`\`

\`\`\`explain
rm -rf | removes everything below, without asking
\`\`\`
`;

const clusterText = `name: lab
ssh: { user: root }
hosts:
  - { name: master01, address: 10.9.8.1, roles: [master, etcd] }
  - { name: node01, address: 10.9.8.2, roles: [node, etcd] }
  - { name: node02, address: 10.9.8.3, roles: [node, etcd] }
profile: current
`;

const must = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(checked.problems.map(inEnglish).join('\n'));
};

export const sampleRunbook = (): Runbook =>
  must(
    readRunbook({
      folder: 'sample',
      pages: new Map([
        ['README.md', front],
        ['basics.md', basics],
        ['store.md', store],
      ]),
      assets: new Map(),
    }),
  );

/** Three hosts, two chapters, three steps: one that changes, one with a variable, one that destroys. */
export const samplePlan = (runbook: Runbook): Plan => {
  const cluster = must(
    readCluster(
      { text: clusterText, file: '/tmp/lab.yaml', resolvePath: (path) => path },
      {
        roles: runbook.roles,
        profiles: runbook.profiles.map(({ name }) => name),
        variables: runbook.variables.map(({ name }) => name),
      },
    ),
  );
  return must(buildPlan(runbook, cluster, new Map()));
};
