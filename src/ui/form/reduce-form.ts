import type { AppState, Turn, World } from '../app/state.js';
import { pop, replace, turn } from '../app/navigate.js';
import type { Action } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import type { Words } from '../../words/words.js';
import { draftOf, focusedField, moveField, toggleField, typeInForm, type FormState } from './form-state.js';

/** What stops the form itself; whether addresses and roles are right is judged where the file is made. */
const complaint = (form: FormState, { t }: Words): string | undefined => {
  const { file, port, hosts } = draftOf(form);
  if (file === '') return t('form.noFile');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return t('form.wrongPort');
  return hosts.length === 0 ? t('form.noHosts') : undefined;
};

const submit = (state: AppState, form: FormState, world: World): Turn => {
  const message = complaint(form, world.look);
  if (message !== undefined) return turn(replace(state, { kind: 'form', form: { ...form, message } }));
  return turn(
    { ...state, busy: world.look.t('progress.opening', { file: draftOf(form).file }) },
    { type: 'create-cluster', form },
  );
};

export const reduceForm = (
  state: AppState,
  { message: _, ...form }: FormState,
  key: Key,
  action: Action | undefined,
  world: World,
): Turn => {
  const show = (next: FormState): Turn => turn(replace(state, { kind: 'form', form: next }));
  const onCreate = focusedField(form).kind === 'create';
  if (action === 'cancel') return turn(pop(state));
  if (action === 'submit' || (onCreate && key.kind === 'named' && key.name === 'enter'))
    return submit(state, form, world);
  if (action === 'next-field') return show(moveField(form, 1));
  if (action === 'previous-field') return show(moveField(form, -1));
  return show(action === 'toggle' ? toggleField(form, key) : typeInForm(form, key));
};
