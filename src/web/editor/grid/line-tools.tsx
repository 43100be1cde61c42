import { ActionIcon, Button } from '@mantine/core';
import { ArrowDown, ArrowUp, Copy, Plus, SlidersHorizontal, Trash2 } from 'lucide-react';
import type { Rows } from '../edits.ts';
import classes from './grid.module.css';
import type { Asked } from './keys.ts';

interface Props {
  rows: Rows;
  /** How many lines there are. */
  count: number;
  /** Undefined: the lines can only be read. */
  onAdd?: () => void;
  onAsk?: (asked: Asked) => void;
  onStructure: () => void;
}

const tools = [
  { name: 'Duplicate', keys: 'Ctrl-D', icon: Copy, asked: { kind: 'duplicate' } },
  { name: 'Move up', keys: 'Alt-↑', icon: ArrowUp, asked: { kind: 'shift', by: -1 } },
  { name: 'Move down', keys: 'Alt-↓', icon: ArrowDown, asked: { kind: 'shift', by: 1 } },
  { name: 'Remove', keys: 'Ctrl-Backspace', icon: Trash2, asked: { kind: 'remove' } },
] as const;

/** What keys do to the lines, for those who point or have no keyboard. */
export function LineTools({ rows, count, onAdd, onAsk, onStructure }: Props) {
  const chosen = rows.from === rows.to ? `line ${rows.from + 1}` : `lines ${rows.from + 1} to ${rows.to + 1}`;
  return (
    <div role="toolbar" aria-label="Lines" className={classes.tools}>
      {onAdd && (
        <Button variant="default" size="xs" leftSection={<Plus size={14} />} title="Ctrl-Enter" onClick={onAdd}>
          Add line
        </Button>
      )}
      {count > 0 && (
        <Button
          variant="default"
          size="xs"
          leftSection={<SlidersHorizontal size={14} />}
          title="Ramp, free months, usage, options … of the line (Space)"
          onClick={onStructure}
        >
          Structure
        </Button>
      )}
      {count > 0 &&
        onAsk &&
        tools.map(({ name, keys, icon: Icon, asked }) => (
          <ActionIcon
            key={name}
            variant="subtle"
            color="gray"
            size={30}
            aria-label={`${name} ${chosen}`}
            title={`${name} ${chosen} (${keys})`}
            onClick={() => onAsk(asked)}
          >
            <Icon size={15} />
          </ActionIcon>
        ))}
    </div>
  );
}
