import { layoutOf } from '../app/layout.js';
import type { AppState, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLine } from '../editor/field-line.js';
import { bufferOf } from '../editor/text-buffer.js';
import { fit, pad, span, type Line } from '../lines/line.js';
import { clampTop, keepInView } from '../lines/window.js';
import { fieldsOf, type Field, type FormState } from './form-state.js';

const labelWidth = 20;

export const presentForm = (state: AppState, form: FormState, world: World): View => {
  const { t, glyphs } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  const room = width - labelWidth - 2;

  const content = (field: Field, focused: boolean): readonly [string, Line] => {
    switch (field.kind) {
      case 'text':
        return [t(`form.fields.${field.name}`), fieldLine(form.texts[field.name], 0, room, { focused })];
      case 'toggle':
        return [
          t(`form.fields.${field.name}`),
          [span(form.toggles[field.name] ? `[x] ${t('form.yes')}` : `[ ] ${t('form.no')}`)],
        ];
      case 'profile':
        return [t('form.profile'), [span(form.profiles[form.profile] ?? '')]];
      case 'host':
        return [
          t('form.host', { n: field.index + 1 }),
          fieldLine(form.hosts[field.index] ?? bufferOf(''), 0, room, { focused }),
        ];
      case 'create':
        return ['', [span(`[ ${t('form.create')} ]`, focused ? 'marked' : 'plain')]];
    }
  };
  const rows = fieldsOf(form).map((field, i): Line => {
    const focused = i === form.cursor;
    const [label, typed] = content(field, focused);
    const edge = span(focused ? `${glyphs.pointer} ` : '  ', 'busy');
    return fit(
      [edge, ...pad([span(label, focused ? 'strong' : 'plain')], labelWidth), ...typed],
      width,
      glyphs.more,
    );
  });
  const focusedField = fieldsOf(form)[form.cursor];
  const hint =
    focusedField?.kind === 'host'
      ? t('form.hostHint')
      : focusedField?.kind === 'text' && focusedField.name === 'identityFile'
        ? t('form.keyHint')
        : focusedField?.kind === 'profile'
          ? (state.runbook.profiles[form.profile]?.about ?? '')
          : '';
  const below: readonly Line[] = [
    [],
    fit([span(form.message ?? hint, form.message === undefined ? 'faint' : 'bad')], width, glyphs.more),
  ];
  const height = bodyHeight - below.length;
  const top = clampTop(keepInView(0, form.cursor, height), rows.length, height);
  return {
    mode: 'form',
    path: [t('form.title')],
    body: { kind: 'lines', lines: [...rows.slice(top, top + height), ...below] },
    labels: { submit: t('form.submit') },
  };
};
