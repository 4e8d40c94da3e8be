import { findStep } from '../../engine/work.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, Screen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { clampTop, keepInView } from '../lines/window.js';
import { wrap } from '../lines/wrap.js';

import { fieldLine } from './field-line.js';
import type { TextBuffer } from './text-buffer.js';

type Typed = Extract<Screen, { kind: 'edit' | 'skip' | 'open-file' }>;

/** A label and, on the row below it, what is typed. */
export const fieldLines = (
  label: string,
  buffer: TextBuffer,
  width: number,
  mask?: string,
): readonly Line[] => [
  line(label, 'strong'),
  [
    span('> ', 'busy'),
    ...fieldLine(buffer, 0, width - 2, { focused: true, ...(mask === undefined ? {} : { mask }) }),
  ],
];

const editorLines = (buffer: TextBuffer, width: number, height: number): readonly Line[] => {
  const numbers = String(buffer.lines.length).length;
  const top = clampTop(
    keepInView(buffer.row - Math.floor(height / 2), buffer.row, height),
    buffer.lines.length,
    height,
  );
  return buffer.lines.slice(top, top + height).map((_, i): Line => {
    const row = top + i;
    const room = width - numbers - 1;
    return [
      span(`${String(row + 1).padStart(numbers)} `, 'faint'),
      ...fieldLine(buffer, row, room, { focused: true }),
    ];
  });
};

export const presentTyped = (state: AppState, screen: Typed, world: World): View => {
  const { t, list } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  if (screen.kind === 'open-file') {
    const lines = [
      blank,
      ...wrap([span(t('machines.pathLead'))], width),
      blank,
      ...fieldLines(t('machines.path'), screen.buffer, width),
    ];
    return { mode: 'field', path: [t('machines.title')], body: { kind: 'lines', lines } };
  }
  const title =
    (state.session === undefined ? undefined : findStep(state.session.plan, screen.step)?.title) ??
    screen.step;
  const hosts = list(screen.hosts);
  if (screen.kind === 'skip') {
    const head = [
      line(t('failure.skipTitle', { step: title, hosts }), 'strong'),
      ...wrap([span(t('failure.skipLead'))], width),
    ];
    const lines = [...head, blank, ...fieldLines(t('failure.skipReason'), screen.buffer, width)];
    return { mode: 'field', path: [title], body: { kind: 'lines', lines } };
  }
  const head = [
    ...wrap([span(t('failure.editTitle', { step: title, hosts }), 'strong')], width),
    line(t('failure.editLead')),
    blank,
  ];
  return {
    mode: 'editor',
    path: [title],
    body: { kind: 'lines', lines: [...head, ...editorLines(screen.buffer, width, bodyHeight - head.length)] },
    labels: { submit: t('failure.editSubmit') },
  };
};
