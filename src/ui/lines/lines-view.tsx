import { Box, Text } from 'ink';
import { useLook } from '../app/look-context.js';
import type { Line } from './line.js';
import { styleOf } from './tones.js';

/** Draws lines that were already cut to their width, one row each. */
export const LinesView = ({ lines }: { readonly lines: readonly Line[] }) => {
  const { background } = useLook();
  return (
    <Box flexDirection="column">
      {lines.map((spans, row) => (
        <Text key={row} wrap="truncate">
          {spans.length === 0
            ? ' '
            : spans.map((piece, i) => (
                <Text key={i} {...styleOf(piece, background)}>
                  {piece.text}
                </Text>
              ))}
        </Text>
      ))}
    </Box>
  );
};
