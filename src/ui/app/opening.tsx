import { Box } from 'ink';
import { blank, line, span } from '../lines/line.js';
import { LinesView } from '../lines/lines-view.js';
import { headerLine } from './frame-lines.js';
import { layoutOf } from './layout.js';
import { LookContext } from './look-context.js';
import type { Look } from './look.js';
import type { Size } from './state.js';

/** The first frame, while the runbook is still being read. */
export const Opening = ({ look, size }: { readonly look: Look; readonly size: Size }) => {
  const { columns, rows } = layoutOf(size);
  const width = columns - 2;
  return (
    <LookContext value={look}>
      <Box flexDirection="column" width={columns} height={rows} paddingX={1}>
        <LinesView
          lines={[
            headerLine(
              { screen: { kind: 'home' } },
              { mode: 'home', path: [], body: { kind: 'lines', lines: [] } },
              width,
              look,
            ),
            [span(look.glyphs.rule.repeat(Math.max(0, width)), 'faint')],
            blank,
            line(look.t('app.opening'), 'busy'),
          ]}
        />
      </Box>
    </LookContext>
  );
};
