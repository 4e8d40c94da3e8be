import { afterEach, describe, expect, it } from 'vitest';
import type { Created } from '../../src/ui/ports.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

describe('describing own machines', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const form = async (creates?: Created): Promise<void> => {
    ui = openUi(creates === undefined ? {} : { creates });
    await ui.seen('Nothing to resume');
    await ui.type(keys.down, keys.down, keys.enter);
    await ui.seen('Describe machines in a short form');
    await ui.type(keys.down, keys.enter);
    await ui.seen('Cluster name');
  };

  it('writes the file and opens it', async () => {
    await form();
    await ui.type(keys.down.repeat(8), 'master01 10.0.0.1 master,etcd', keys.enter);
    await ui.seen('Host 2');
    await ui.type(keys.ctrlX);
    await ui.seen('What a host needs');
    expect(ui.state().session?.plan.cluster.name).toBe('lab');
  });

  it('says what is missing before it asks anybody', async () => {
    await form();
    await ui.type(keys.ctrlX);
    await ui.seen('Name at least one host.');
    await ui.type(keys.down.repeat(3), '\u0015ssh', keys.ctrlX);
    await ui.seen('The SSH port is a number from 1 to 65535.');
  });

  it('shows what is wrong with its place, and keeps what was typed', async () => {
    const place = { file: '/tmp/cluster.yaml', line: 6, column: 31 };
    await form({
      kind: 'problems',
      problems: [{ ...place, message: 'no such role: etdc', hint: 'did you mean etcd?' }],
    });
    await ui.type(keys.down.repeat(8), 'a 10.0.0.1 etdc', keys.ctrlX);
    await ui.seen('/tmp/cluster.yaml:6:31');
    expect(ui.frame()).toContain('The cluster file was not written');
    await ui.type(keys.escape);
    await ui.seen('a 10.0.0.1 etdc');
  });
});

describe('the end', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  it('says what was done on which hosts and where the record lies', async () => {
    const in100days = Date.now() + 100.5 * 86_400_000;
    ui = openUi({
      opened: true,
      certificates: [
        { ca: 'etcd', name: 'ca', validTo: in100days },
        { ca: 'etcd', name: 'server', host: 'master01', validTo: in100days },
        { ca: 'etcd', name: 'server', host: 'node01', validTo: in100days },
      ],
    });
    await ui.seen('What a host needs');
    await ui.type('nn', keys.enter);
    await ui.seen('Turn swap off: done.');
    await ui.type(keys.enter, keys.enter);
    await ui.seen('Make the data folder: done.');
    await ui.type(keys.enter, keys.enter);
    await ui.seen('Type master01 to go on');
    await ui.type('master01', keys.enter);
    await ui.seen('Wipe the store: done.');
    await ui.type(keys.enter);
    await ui.seen('Everything is done');
    expect(ui.frame()).toContain('The record of this session lies in /tmp/record');
    await ui.seen('etcd › server');
    expect(ui.frame()).toMatch(/etcd › ca {2}until .*, 100 days left\n/);
    expect(ui.frame()).toMatch(/etcd › server {2}until .*, 100 days left {2}master01 and node01/);
    expect(ui.frame()).toMatch(/✓ Turn swap off +✓✓✓ +\d+s/);
    expect(ui.frame()).toMatch(/✓ Wipe the store +✓ +\d+s/);
  });
});
