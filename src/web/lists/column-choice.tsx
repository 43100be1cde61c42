import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import type { Column } from '../parts/column.ts';

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  /** Null: those that fit, again. */
  onChange(ids: readonly string[] | null): void;
  chosen: boolean;
}

/** Which columns stand in the table. The first names the row and stays. */
export function ColumnChoice<Row>({ columns, shown, onChange, chosen }: ColumnChoiceProps<Row>) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={14} aria-hidden="true" />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <Checkbox.Group
          aria-label="Columns"
          value={shown.map(({ id }) => id)}
          onChange={(ids) => onChange(columns.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
        >
          <Stack gap={8}>
            {columns.slice(1).map(({ id, head }) => (
              <Checkbox key={id} value={id} label={head} />
            ))}
          </Stack>
        </Checkbox.Group>
        {chosen && (
          <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => onChange(null)}>
            As many as fit
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
