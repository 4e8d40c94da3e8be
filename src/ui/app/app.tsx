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
import { Menu } from './menu.js';
import { present } from './present.js';
import type { View } from './view.js';

interface BodyProps {
  readonly view: View;
  readonly columns: number;
  readonly height: number;
  readonly bar: string;
  readonly menuFocused: boolean;
  readonly onChoose: (value: string) => void;
}

const Body = ({ view, columns, height, bar, menuFocused, onChoose }: BodyProps) => {
  const { body } = view;
  const { leftWidth, rightWidth } = layoutOf(
    { columns, rows: height },
    body.kind === 'panes' ? body.split : undefined,
  );
  if (body.kind === 'menu') {
    return (
      <Box flexDirection="column" height={height} overflow="hidden">
        <Box paddingX={1} flexShrink={0}>
          <LinesView lines={body.above.map((one) => fit(one, columns - 2))} />
        </Box>
        <Menu
          items={body.items}
          limit={Math.max(1, height - body.above.length)}
          isFocused={menuFocused}
          onChoose={onChoose}
        />
      </Box>
    );
  }
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
  const menuFocused = state.questions.length === 0 && state.dialog === undefined && state.busy === undefined;
  const menuTakesEnter = view.body.kind === 'menu' && menuFocused;
  const press = useCallback(
    (key: Key) => {
      // The menu may have chosen already, and the screen behind it is not to be asked for a second answer.
      if (menuTakesEnter && key.kind === 'named' && key.name === 'enter') return;
      store.dispatch({ type: 'key-pressed', key });
    },
    [store, menuTakesEnter],
  );
  const choose = useCallback(
    (value: string) => {
      store.dispatch({ type: 'item-chosen', value });
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
        <Body
          view={view}
          columns={columns}
          height={bodyHeight}
          bar={look.glyphs.bar}
          menuFocused={menuFocused}
          onChoose={choose}
        />
        <Box paddingX={1} flexShrink={0} flexDirection="column">
          <LinesView lines={[noticeLine(state, view, width, look), footerLine(view, width, look)]} />
        </Box>
      </Box>
    </LookContext>
  );
};
