import { Text } from 'ink';
import SelectInput from 'ink-select-input';
import { styleOf } from '../lines/tones.js';
import { useLook } from './look-context.js';
import type { MenuItem } from './view.js';

const Indicator = ({ isSelected = false }: { readonly isSelected?: boolean }) => {
  const { glyphs, colour } = useLook();
  return <Text {...styleOf('busy', colour)}>{isSelected ? ` ${glyphs.pointer} ` : '   '}</Text>;
};

const Label = ({ isSelected = false, label }: { readonly isSelected?: boolean; readonly label: string }) => {
  const { colour } = useLook();
  return (
    <Text wrap="truncate" {...styleOf(isSelected ? 'strong' : 'plain', colour)}>
      {label}
    </Text>
  );
};

interface MenuProps {
  readonly items: readonly MenuItem[];
  /** Rows there are for them. */
  readonly limit: number;
  readonly isFocused: boolean;
  readonly onChoose: (value: string) => void;
}

/** The short fixed menus of the first screens. Lists that live have their cursor in a reducer instead. */
export const Menu = ({ items, limit, isFocused, onChoose }: MenuProps) => (
  <SelectInput
    items={[...items]}
    limit={limit}
    isFocused={isFocused}
    indicatorComponent={Indicator}
    itemComponent={Label}
    onSelect={({ value }) => {
      onChoose(value);
    }}
  />
);
