import { Box } from 'ink';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Key } from '../keys/key.js';
import { exactly, span } from '../lines/line.js';
import { LinesView } from '../lines/lines-view.js';
import type { UiStore } from '../store/ui-store.js';
import { createFrames, type Frame } from './frame.js';
import { LookContext } from './look-context.js';
import { useKeyboard } from './keyboard.js';

const Body = ({ frame: { columns, panes, bodyHeight, look } }: { readonly frame: Frame }) => {
  const [left, right] = panes;
  if (left === undefined) return null;
  return (
    <Box height={bodyHeight} width={columns}>
      <Box width={left.width + 1} paddingLeft={1}>
        <LinesView lines={left.lines} />
      </Box>
      {right !== undefined && (
        <>
          <Box width={2} flexShrink={0}>
            <LinesView lines={exactly([], bodyHeight).map(() => [span(` ${look.glyphs.bar}`, 'faint')])} />
          </Box>
          <Box width={right.width + 1} paddingLeft={1}>
            <LinesView lines={right.lines} />
          </Box>
        </>
      )}
    </Box>
  );
};

/** The whole screen: header, body, what has just happened, keys. */
export const App = ({ store }: { readonly store: UiStore }) => {
  const frames = useMemo(() => createFrames(store), [store]);
  const frame = useSyncExternalStore(store.subscribe, frames);
  const press = useCallback(
    (key: Key) => {
      store.dispatch({ type: 'key-pressed', key });
    },
    [store],
  );
  useKeyboard(press);
  const { look, columns, rows, header, footer, panes } = frame;
  const padding = panes.length === 0 ? 0 : 1;
  return (
    <LookContext value={look}>
      <Box flexDirection="column" width={columns} height={rows}>
        <Box paddingX={padding} flexShrink={0} flexDirection="column">
          <LinesView lines={header} />
        </Box>
        <Body frame={frame} />
        <Box paddingX={padding} flexShrink={0} flexDirection="column">
          <LinesView lines={footer} />
        </Box>
      </Box>
    </LookContext>
  );
};
