import { describe, expect, it } from 'vitest';
import { bufferOf } from '../../../src/ui/editor/text-buffer.js';
import {
  draftOf,
  fieldsOf,
  moveField,
  newForm,
  toggleField,
  type FormState,
} from '../../../src/ui/form/form-state.js';

const space = { kind: 'text', text: ' ', pasted: false } as const;

const at = (form: FormState, kind: string): FormState => ({
  ...form,
  cursor: fieldsOf(form).findIndex((field) => field.kind === kind),
});

describe('the form for own machines', () => {
  it('gives a draft of what was typed', () => {
    const form: FormState = {
      ...newForm(['current', 'article']),
      hosts: [
        bufferOf('master01 10.0.0.1 master,etcd'),
        bufferOf('node01  10.0.0.2 node, etcd'),
        bufferOf(''),
      ],
    };
    expect(draftOf(form)).toEqual({
      file: 'cluster.yaml',
      name: 'mine',
      user: 'root',
      port: 22,
      askPassword: false,
      sudo: false,
      hosts: [
        { name: 'master01', address: '10.0.0.1', roles: ['master', 'etcd'] },
        { name: 'node01', address: '10.0.0.2', roles: ['node', 'etcd'] },
      ],
      profile: 'current',
    });
  });

  it('makes room for another host when the last one is left filled, and only then', () => {
    const empty = at(newForm(['current']), 'host');
    expect(moveField(empty, 1).hosts).toHaveLength(1);
    const filled = { ...empty, hosts: [bufferOf('a 10.0.0.1 etcd')] };
    expect(moveField(filled, 1).hosts).toHaveLength(2);
    expect(moveField(filled, -1).hosts).toHaveLength(1);
  });

  it('turns switches and profiles with Space', () => {
    expect(toggleField(at(newForm(['current']), 'toggle'), space).toggles.askPassword).toBe(true);
    const twice = toggleField(toggleField(at(newForm(['current', 'article']), 'profile'), space), space);
    expect(twice.profile).toBe(0);
  });

  it('stops at both ends', () => {
    const form = newForm(['current']);
    expect(moveField(form, -1).cursor).toBe(0);
    expect(moveField(form, 99).cursor).toBe(fieldsOf(form).length - 1);
  });
});
