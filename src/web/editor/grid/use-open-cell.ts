import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { emptyLine, withCell, withLinesAt } from '../edits.ts';
import { isOutside } from '../structure/marks-of.ts';
import type { Finish } from './cell-editor.tsx';
import { explainedBy } from './columns.ts';
import { type Editing, tabbed } from './cursor.ts';
import type { GridTask } from './grid-task.ts';
import type { RowEvents } from './row-events.ts';
import type { GridCursor } from './use-cursor.ts';

/** The cell under the cursor while it is open: how it opens, what is written in it, and where its end leads. */
export function useOpenCell(
  frame: RefObject<HTMLDivElement | null>,
  { lines, columns, onChange, onTyping, onPicked, onExplain }: GridTask,
  { here, line, column, go, move, stand }: GridCursor,
) {
  const [editing, setEditing] = useState<Editing | null>(null);

  const open = (text: string, replacing: boolean) => {
    if (onChange && column?.field && line) setEditing({ text, replacing });
    else if (line && !replacing) onExplain({ line: line.id, measure: explainedBy(column, isOutside(line)) ?? 'net' });
  };
  const openAsIs = () => open(line && column?.field ? line[column.field] : '', false);
  const addAt = (place: number) => {
    onChange?.((draft) => withLinesAt(draft, place, [emptyLine()]));
    stand({ row: place, column: 0 });
    setEditing({ text: '', replacing: false });
  };

  const finish = (text: string, how: Finish, typedOn = '') => {
    const field = column?.field;
    setEditing(null);
    onTyping?.(null);
    if (line && field && line[field] !== text) onChange?.((draft) => withCell(draft, line.id, field, text));
    if (how === 'stay') return;
    if (how === 'add') addAt(here.row + 1);
    else if (how === 'next' || how === 'previous')
      go(tabbed(here, how === 'next' ? 1 : -1, lines.length, columns) ?? here);
    else move(how);
    // What was typed while an answer was awaited belongs to the next cell.
    if (typedOn !== '') setEditing({ text: typedOn, replacing: true });
  };

  // One object for good: rows that are not written in stay as they are while another cell is.
  const latest = useRef({ finish, line, column, onTyping, onPicked });
  useEffect(() => {
    latest.current = { finish, line, column, onTyping, onPicked };
  });
  const events = useMemo<RowEvents>(
    () => ({
      onTyping: (text) => {
        const { line: at, column: of, onTyping: tell } = latest.current;
        if (at && of?.field) tell?.({ id: at.id, field: of.field, text });
      },
      onDone: (text, how, typedOn) => latest.current.finish(text, how, typedOn),
      onPicked: (sku, words) => {
        const { line: at, onPicked: pick } = latest.current;
        if (at) pick?.(sku, words, at.id);
      },
      onCancel: () => {
        setEditing(null);
        latest.current.onTyping?.(null);
        frame.current?.focus({ preventScroll: true });
      },
    }),
    [frame],
  );

  return {
    editing,
    events,
    /** Opens it with a text, or tells how a figure came about. */
    open,
    openAsIs,
    /** Opens the first cell of a new line. */
    addAt,
    close: () => setEditing(null),
  };
}
