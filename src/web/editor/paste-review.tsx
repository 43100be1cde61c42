import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundProduct } from '../api/types.ts';
import { CardList } from '../parts/card-list.tsx';
import type { Column } from '../parts/column.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { wordsFor } from '../parts/words.ts';
import { knownIn } from './pasted-known.ts';
import { fieldsOf, type PastedField, type PastedRow, problemsOf } from './pasted-rows.ts';

export interface Pasted {
  rows: PastedRow[];
  /** The products that were found for them; null: nobody could be asked. */
  found: FoundProduct[] | null;
  /** Heads of columns that say nothing a line can hold. */
  unused: string[];
  /** Where among the lines they go. */
  place: number;
}

interface Props {
  pasted: Pasted;
  /** So many lines more can be added. */
  room: number;
  ask: (rows: readonly PastedRow[]) => Promise<FoundProduct[]>;
  onAdd: (rows: readonly PastedRow[], found: readonly FoundProduct[]) => void;
  onClose: () => void;
}

/** The rows of a paste that cannot become lines as they are: each is corrected here or left out. */
export function PasteReview({ pasted, room, ask, onAdd, onClose }: Props) {
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const [rows, setRows] = useState(pasted.rows);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  // The rows that had something to mend stay in sight while they are mended.
  const [shown] = useState(() => {
    const isKnown = knownIn(pasted.found);
    return new Set(pasted.rows.filter((row) => hasProblems(row, isKnown)).map(({ row }) => row));
  });
  const skus = [...new Set(rows.map(({ cells }) => cells.product.toLowerCase()))].sort().join('\t');
  const { data: found } = useQuery({
    queryKey: ['pasted', skus],
    queryFn: () => ask(rows),
    placeholderData: (former) => former ?? pasted.found ?? undefined,
  });
  const isKnown = knownIn(found ?? pasted.found);
  const kept = rows.filter((row) => !left.has(row.row));
  const sound = kept.filter((row) => !hasProblems(row, isKnown));
  const open = kept.length - sound.length;
  const over = Math.max(sound.length - room, 0);

  const write = (row: number, field: PastedField, text: string) =>
    setRows((now) => now.map((one) => (one.row === row ? { ...one, cells: { ...one.cells, [field]: text } } : one)));
  const toggle = (row: number) =>
    setLeft((now) => new Set(now.has(row) ? [...now].filter((one) => one !== row) : [...now, row]));

  const columns: Column<PastedRow>[] = [
    { id: 'row', head: 'Row', width: '44px', cell: ({ row }) => row },
    ...fieldsOf(pasted.rows).map(
      (field): Column<PastedRow> => ({
        id: field,
        head: wordsFor(field),
        cell: (row) => (
          <TextInput
            aria-label={`${wordsFor(field)}, row ${row.row}`}
            value={row.cells[field] ?? ''}
            disabled={left.has(row.row)}
            error={left.has(row.row) ? undefined : problemsOf(row, isKnown)[field]}
            onChange={({ currentTarget }) => write(row.row, field, currentTarget.value)}
          />
        ),
      }),
    ),
    {
      id: 'left',
      head: 'Leave out',
      width: '80px',
      cell: ({ row }) => (
        <Checkbox aria-label={`Leave out row ${row}`} checked={left.has(row)} onChange={() => toggle(row)} />
      ),
    },
  ];
  // So many fields in a row need a desk: on a phone they stand beneath each other.
  const Rows = phone ? CardList : PlainTable;
  return (
    <Modal opened onClose={onClose} title="Some rows have to be mended" size={columns.length > 7 ? '90rem' : 920}>
      <Stack gap="md">
        <Text>
          {`${rows.length} ${rows.length === 1 ? 'row was' : 'rows were'} pasted; ${rows.length - shown.size} can be added as they are.`}
          {over > 0 && ` There is room for ${room} more lines only: the last ${over} would be left out.`}
          {pasted.unused.length > 0 && ` Not used: ${pasted.unused.join(', ')}.`}
        </Text>
        {shown.size > 0 && (
          <Rows
            label="Rows to mend"
            columns={columns}
            rows={rows.filter(({ row }) => shown.has(row))}
            rowKey={({ row }) => String(row)}
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Add nothing
          </Button>
          <Button disabled={sound.length === 0 || room <= 0} onClick={() => onAdd(sound.slice(0, room), found ?? [])}>
            {`Add ${Math.min(sound.length, room)} ${sound.length === 1 ? 'line' : 'lines'}${open > 0 ? `, leave ${open} out` : ''}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const hasProblems = (row: PastedRow, isKnown: (sku: string) => boolean): boolean =>
  Object.keys(problemsOf(row, isKnown)).length > 0;
