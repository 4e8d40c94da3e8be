import { bufferOf, bufferText, typeInto, type TextBuffer } from '../editor/text-buffer.js';
import type { Key } from '../keys/key.js';
import type { ClusterDraft } from '../ports.js';

export type TextFieldName = 'file' | 'name' | 'user' | 'port' | 'identityFile';
export type ToggleName = 'askPassword' | 'sudo';

/** A place in the form; hosts have one field each. */
export type Field =
  | { readonly kind: 'text'; readonly name: TextFieldName }
  | { readonly kind: 'toggle'; readonly name: ToggleName }
  | { readonly kind: 'host'; readonly index: number }
  | { readonly kind: 'profile' }
  | { readonly kind: 'create' };

/** The wizard that writes a cluster file: one screen, so that everything can be seen and mended together. */
export interface FormState {
  readonly texts: Readonly<Record<TextFieldName, TextBuffer>>;
  readonly toggles: Readonly<Record<ToggleName, boolean>>;
  /** `name address role,role` */
  readonly hosts: readonly TextBuffer[];
  readonly profiles: readonly string[];
  readonly profile: number;
  /** The field that has the cursor, as a number in `fieldsOf`. */
  readonly cursor: number;
  readonly message?: string;
}

export const newForm = (profiles: readonly string[]): FormState => ({
  texts: {
    file: bufferOf('cluster.yaml'),
    name: bufferOf('mine'),
    user: bufferOf('root'),
    port: bufferOf('22'),
    identityFile: bufferOf(''),
  },
  toggles: { askPassword: false, sudo: false },
  hosts: [bufferOf('')],
  profiles,
  profile: 0,
  cursor: 0,
});

export const fieldsOf = (form: FormState): readonly Field[] => [
  { kind: 'text', name: 'file' },
  { kind: 'text', name: 'name' },
  { kind: 'text', name: 'user' },
  { kind: 'text', name: 'port' },
  { kind: 'text', name: 'identityFile' },
  { kind: 'toggle', name: 'askPassword' },
  { kind: 'toggle', name: 'sudo' },
  { kind: 'profile' },
  ...form.hosts.map((_, index): Field => ({ kind: 'host', index })),
  { kind: 'create' },
];

export const focusedField = (form: FormState): Field => fieldsOf(form)[form.cursor] ?? { kind: 'create' };

export const moveField = (form: FormState, by: number): FormState => {
  const last = fieldsOf(form).length - 1;
  const next = Math.max(0, Math.min(form.cursor + by, last));
  const field = focusedField(form);
  // Leaving the last host downwards when it says something makes room for another one.
  if (by > 0 && field.kind === 'host' && field.index === form.hosts.length - 1) {
    const filled = bufferText(form.hosts[field.index] ?? bufferOf('')).trim() !== '';
    if (filled) return { ...form, hosts: [...form.hosts, bufferOf('')], cursor: next };
  }
  return { ...form, cursor: next };
};

export const typeInForm = (form: FormState, key: Key): FormState => {
  const field = focusedField(form);
  if (field.kind === 'text') {
    const { name } = field;
    return { ...form, texts: { ...form.texts, [name]: typeInto(form.texts[name], key) } };
  }
  if (field.kind === 'host') {
    const hosts = form.hosts.map((one, i) => (i === field.index ? typeInto(one, key) : one));
    return { ...form, hosts };
  }
  return form;
};

/** Space: turns a switch, or goes on to the next profile; in a text it is a space. */
export const toggleField = (form: FormState, key: Key): FormState => {
  const field = focusedField(form);
  if (field.kind === 'toggle') {
    const { name } = field;
    return { ...form, toggles: { ...form.toggles, [name]: !form.toggles[name] } };
  }
  if (field.kind === 'profile')
    return { ...form, profile: (form.profile + 1) % Math.max(1, form.profiles.length) };
  return typeInForm(form, key);
};

/** What was typed, as it is; whether it is right is judged where cluster files are read. */
export const draftOf = (form: FormState): ClusterDraft => {
  const text = (name: TextFieldName): string => bufferText(form.texts[name]).trim();
  const identityFile = text('identityFile');
  return {
    file: text('file'),
    name: text('name'),
    user: text('user'),
    port: Number(text('port')),
    ...(identityFile === '' ? {} : { identityFile }),
    askPassword: form.toggles.askPassword,
    sudo: form.toggles.sudo,
    hosts: form.hosts
      .map((one) => bufferText(one).trim())
      .filter((one) => one !== '')
      .map((one) => {
        const [name = '', address = '', ...roles] = one.split(/[\s,]+/);
        return { name, address, roles };
      }),
    profile: form.profiles[form.profile] ?? '',
  };
};
