import { Box, Text } from 'ink';
import { memo } from 'react';
import type { Line } from './line.js';
import { styleOf, type Background } from './tones.js';

interface RowProps {
  readonly spans: Line;
  readonly background: Background | undefined;
}

/** Most rows come again in the next frame, and are not drawn again. */
const Row = memo(({ spans, background }: RowProps) => (
  <Text wrap="truncate">
    {spans.length === 0
      ? ' '
      : spans.map((piece, i) => (
          <Text key={i} {...styleOf(piece, background)}>
            {piece.text}
          </Text>
        ))}
  </Text>
));
Row.displayName = 'Row';

interface LinesProps {
  readonly columns: number;
  readonly lines: readonly Line[];
  readonly background: Background | undefined;
}

/** Draws lines that were already cut to their width, one row each. */
export const LinesView = ({ columns, lines, background }: LinesProps) => (
  <Box flexDirection="column" width={columns}>
    {lines.map((spans, row) => (
      <Row key={row} spans={spans} background={background} />
    ))}
  </Box>
);
