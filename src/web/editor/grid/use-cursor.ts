import { type RefObject, useState } from 'react';
import type { Rows } from '../edits.ts';
import { type Cursor, type Move, moved } from './cursor.ts';
import type { GridTask } from './grid-task.ts';

/** Where the cursor stands and which rows are chosen, inside the lines that there are. */
export function useCursor(
  frame: RefObject<HTMLDivElement | null>,
  { lines, columns }: Pick<GridTask, 'lines' | 'columns'>,
  scrollTo: (row: number) => void,
) {
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  // Where a selection of rows began; the cursor is its other end.
  const [anchor, setAnchor] = useState<number | null>(null);

  const lastRow = Math.max(lines.length - 1, 0);
  const here: Cursor = {
    row: Math.min(cursor.row, lastRow),
    column: Math.min(cursor.column, columns.length - 1),
  };
  const stand = (at: Cursor) => {
    setCursor(at);
    scrollTo(at.row);
  };
  const go = (to: Cursor, extend = false) => {
    setAnchor(extend ? (anchor ?? here.row) : null);
    stand(to);
    frame.current?.focus({ preventScroll: true });
  };

  return {
    here,
    line: lines[here.row],
    column: columns[here.column],
    /** The rows that a command is for: those chosen, or the one with the cursor. */
    rows: rowsBetween(Math.min(anchor ?? here.row, lastRow), here.row),
    /** Whether they are chosen as such. */
    isSelecting: anchor !== null,
    /** Moves the cursor and takes the focus, which ends what is being written. */
    go,
    move: (way: Move, extend = false) => go(moved(here, way, lines.length, columns.length), extend),
    /** Moves the cursor alone. */
    stand,
    selectAll() {
      setAnchor(0);
      setCursor({ ...here, row: lines.length - 1 });
    },
    /** Goes up or down with the rows chosen. */
    shift(by: 1 | -1) {
      if (anchor !== null) setAnchor(anchor + by);
      stand({ ...here, row: here.row + by });
    },
  };
}

export type GridCursor = ReturnType<typeof useCursor>;

const rowsBetween = (one: number, other: number): Rows => ({ from: Math.min(one, other), to: Math.max(one, other) });
