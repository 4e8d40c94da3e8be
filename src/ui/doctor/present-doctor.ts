import { layoutOf } from '../app/layout.js';
import type { AppState, DoctorScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { clampTop } from '../lines/window.js';
import { wrap, wrapHanging } from '../lines/wrap.js';
import type { FindingView, FixStepView } from './examination.js';

/** Steps of a fix with what they run, and how it is undone or why it cannot be. */
const stepLines = (
  steps: readonly FixStepView[],
  width: number,
  { t, list }: World['look'],
): readonly Line[] =>
  steps.flatMap(({ title, risk, hosts, commands, undo }) => [
    ...wrap(
      [span(t('doctor.step', { title, risk: t(`risk.${risk}`), hosts: list(hosts) }), 'strong')],
      width,
    ),
    ...commands.flatMap((command) =>
      wrapHanging([span(command, 'code')], width, line('    '), line('      ')),
    ),
    ...(undo === undefined ? [] : wrapHanging([span(undo, 'faint')], width, line('  '), line('  '))),
  ]);

/** One finding whole: how sure, where, on what grounds, what not to do, and what would be run. */
export const findingLines = (
  { title, confidence, hosts, cause, evidence, doNot, fix }: FindingView,
  rank: string,
  width: number,
  { look }: World,
): readonly Line[] => {
  const { t, list } = look;
  const sure = t(`doctor.confidence.${confidence}`);
  const item = (text: string): readonly Line[] =>
    wrapHanging([span(text)], width, line('  - ', 'faint'), line('    '));
  return [
    ...wrap([span(`${rank} `, 'faint'), span(title, 'title')], width),
    line(hosts.length === 0 ? sure : t('doctor.on', { confidence: sure, hosts: list(hosts) }), 'busy'),
    ...wrap([span(cause)], width),
    blank,
    line(t('doctor.evidence'), 'strong'),
    ...evidence.flatMap(item),
    ...(doNot.length === 0 ? [] : [blank, line(t('doctor.doNot'), 'strong'), ...doNot.flatMap(item)]),
    blank,
    ...(fix.kind === 'steps'
      ? stepLines(fix.steps, width, look)
      : wrap(
          [
            span(
              fix.kind === 'refused'
                ? t('doctor.refused', { why: fix.why })
                : t('doctor.byHand', { why: fix.why }),
              'bad',
            ),
          ],
          width,
        )),
  ];
};

export const doctorLines = (screen: DoctorScreen, width: number, world: World): readonly Line[] => {
  const { t } = world.look;
  const { cursor, bundle } = screen;
  const findings = screen.findings(world.look);
  const finding = findings[cursor];
  const mended = screen.mended(world.look);
  const rank = `${String(cursor + 1)}/${String(findings.length)}`;
  return [
    ...(bundle === undefined ? [] : [...wrap([span(t('doctor.bundle', { path: bundle }))], width), blank]),
    ...(finding === undefined
      ? [line(t('doctor.nothing', { where: t('doctor.hosts') }), 'good')]
      : findingLines(finding, rank, width, world)),
    ...(mended === undefined
      ? []
      : [
          blank,
          ...wrap([span(t('doctor.mended', { title: mended.title }), 'title')], width),
          ...stepLines(mended.steps, width, world.look),
        ]),
  ];
};

export const presentDoctor = (state: AppState, screen: DoctorScreen, world: World): View => {
  const { t } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const lines = doctorLines(screen, columns - 2, world);
  const top = clampTop(screen.top, lines.length, bodyHeight);
  const findings = screen.findings(world.look);
  const mendable = findings[screen.cursor]?.fix.kind === 'steps';
  return {
    mode: 'doctor',
    path: [t('doctor.title')],
    where: screen.cluster,
    body: { kind: 'lines', lines: lines.slice(top, top + bodyHeight) },
    below: lines.length - top - bodyHeight,
    labels: { run: t('doctor.mend'), again: t('doctor.lookAgain') },
    hidden: [
      ...(mendable ? [] : (['run'] as const)),
      ...(screen.mended(world.look) === undefined ? (['undo-fix'] as const) : []),
      ...(findings.length > 1 ? [] : (['next', 'previous'] as const)),
    ],
  };
};
