import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { Column } from '../parts/column.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import type { Draft } from './draft.ts';
import { maximumLines, withLinesAt } from './edits.ts';
import { type BadRow, pastedLines } from './pasted-rows.ts';

/** Adds pasted rows as lines in one step that can be undone, and keeps what could not be read to be shown. */
export function usePaste(lineCount: number, change: (next: (draft: Draft) => Draft) => void) {
  const [bad, setBad] = useState<BadRow[]>([]);
  const add = useCallback(
    (text: string, place: number) => {
      const { lines, bad: unread } = pastedLines(text);
      const room = maximumLines - lineCount;
      const over = lines.slice(room).map(({ product }) => ({
        row: 0,
        text: product,
        reason: `A quote has at most ${maximumLines} lines.`,
      }));
      const added = lines.slice(0, room);
      if (added.length > 0) change((draft) => withLinesAt(draft, place, added));
      setBad([...unread, ...over]);
      if (added.length > 0)
        notifications.show({ message: added.length === 1 ? 'One line added' : `${added.length} lines added` });
    },
    [lineCount, change],
  );
  return { add, bad, dismiss: () => setBad([]) };
}

const columns: Column<BadRow>[] = [
  { id: 'row', head: 'Row', width: '48px', cell: ({ row }) => row || '–' },
  { id: 'text', head: 'Text', cell: ({ text }) => text },
  { id: 'reason', head: 'Why not', cell: ({ reason }) => reason },
];

/** The rows of a paste that became no lines. */
export function PasteReport({ bad, dismiss }: { bad: readonly BadRow[]; dismiss: () => void }) {
  return (
    <Modal
      opened={bad.length > 0}
      onClose={dismiss}
      title={bad.length === 1 ? 'One row was left out' : `${bad.length} rows were left out`}
      size="lg"
    >
      <PlainTable label="Rows left out" columns={columns} rows={bad} rowKey={({ row, text }) => `${row} ${text}`} />
    </Modal>
  );
}
