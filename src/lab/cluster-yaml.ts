import { Document, isSeq, visit } from 'yaml';
import { loginUser, proxyCommand } from './ssh-files.js';
import type { LabPaths } from './paths.js';
import type { LabSpec } from './spec.js';

/** The cluster file that reaches a lab's machines: from here on they are machines like any others. */
export const clusterYaml = (spec: LabSpec, paths: LabPaths, artifacts?: string): string => {
  const { login } = spec;
  const document = new Document({
    name: spec.name,
    ssh: {
      user: loginUser(login),
      port: spec.sshPort,
      ...(login.kind === 'sudo' && login.door === 'password'
        ? { password: 'ask' }
        : { identityFile: paths.identityFile }),
      ...(login.kind === 'sudo' && { become: 'sudo' }),
      knownHosts: paths.knownHosts,
      proxyCommand: proxyCommand(paths),
      acceptNew: false,
    },
    hosts: spec.hosts.map(({ name, address, roles }) => ({ name, address, roles })),
    profile: spec.profile,
    ...(Object.keys(spec.vars).length > 0 && { vars: spec.vars }),
    ...(artifacts !== undefined && { artifacts }),
  });
  // One host on one line, as people write it.
  visit(document, {
    Map: (_, node, path) => {
      if (isSeq(path.at(-1))) node.flow = true;
    },
  });
  document.commentBefore = ` The practice machines of lab ${spec.name}. Written anew by \`kubewalk lab up\`.`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
};
