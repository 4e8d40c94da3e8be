import { Box } from 'ink';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Key } from '../keys/key.js';
import { exactly, fit, span } from '../lines/line.js';
import { LinesView } from '../lines/lines-view.js';
import { wrap } from '../lines/wrap.js';
import type { UiStore } from '../store/ui-store.js';
import { footerLine } from './footer.js';
import { headerLine, noticeLine } from './frame-lines.js';
import { layoutOf } from './layout.js';
import { LookContext } from './look-context.js';
import { useKeyboard } from './keyboard.js';
import { present } from './present.js';
import type { View } from './view.js';

interface BodyProps {
  readonly view: View;
  readonly columns: number;
  readonly height: number;
  readonly bar: string;
}

const Body = ({ view, columns, height, bar }: BodyProps) => {
  const { body } = view;
  const { leftWidth, rightWidth } = layoutOf(
    { columns, rows: height },
    body.kind === 'panes' ? body.split : undefined,
  );
  if (body.kind === 'lines') {
    return (
      <Box paddingX={1} height={height} width={columns}>
        <LinesView lines={exactly(body.lines, height).map((one) => fit(one, columns - 2))} />
      </Box>
    );
  }
  return (
    <Box height={height} width={columns}>
      <Box width={leftWidth + 1} paddingLeft={1}>
        <LinesView lines={exactly(body.left, height).map((one) => fit(one, leftWidth))} />
      </Box>
      <Box width={2} flexShrink={0}>
        <LinesView lines={exactly([], height).map(() => [span(` ${bar}`, 'faint')])} />
      </Box>
      <Box width={rightWidth + 1} paddingLeft={1}>
        <LinesView lines={exactly(body.right, height).map((one) => fit(one, rightWidth))} />
      </Box>
    </Box>
  );
};

/** The whole screen: header, body, what has just happened, keys. */
export const App = ({ store }: { readonly store: UiStore }) => {
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  const { state, world } = snapshot;
  const { look } = world;
  // Output is outside of the state: a new snapshot, not a new state, says that it grew.
  const view = useMemo(() => present(snapshot.state, snapshot.world), [snapshot]);
  const press = useCallback(
    (key: Key) => {
      store.dispatch({ type: 'key-pressed', key });
    },
    [store],
  );
  useKeyboard(press);
  const { columns, rows, bodyHeight, tooSmall } = layoutOf(state.size);
  const width = columns - 2;
  if (tooSmall) {
    return (
      <Box width={columns} height={rows}>
        <LinesView lines={wrap([span(look.t('app.tooSmall', { columns, rows }))], Math.max(1, columns))} />
      </Box>
    );
  }
  return (
    <LookContext value={look}>
      <Box flexDirection="column" width={columns} height={rows}>
        <Box paddingX={1} flexShrink={0} flexDirection="column">
          <LinesView
            lines={[headerLine(state, view, width, look), [span(look.glyphs.rule.repeat(width), 'faint')]]}
          />
        </Box>
        <Body view={view} columns={columns} height={bodyHeight} bar={look.glyphs.bar} />
        <Box paddingX={1} flexShrink={0} flexDirection="column">
          <LinesView lines={[noticeLine(state, view, width, look), footerLine(view, width, look)]} />
        </Box>
      </Box>
    </LookContext>
  );
};
