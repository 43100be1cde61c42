import type { Column } from './columns.ts';

export interface Cursor {
  row: number;
  column: number;
}

/** What is being typed into the cell under the cursor; null while moving about. */
export interface Editing {
  /** The text that the editor opens with. */
  text: string;
  /** Opened by typing: arrows finish it, as in a spreadsheet. */
  replacing: boolean;
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'first' | 'last' | 'pageUp' | 'pageDown';

const pageRows = 15;

/** Where a move leads inside a grid of that size; edges hold. */
export function moved({ row, column }: Cursor, move: Move, rows: number, columns: number): Cursor {
  const [lastRow, lastColumn] = [Math.max(rows - 1, 0), columns - 1];
  const at = (r: number, c: number): Cursor => ({
    row: Math.min(Math.max(r, 0), lastRow),
    column: Math.min(Math.max(c, 0), lastColumn),
  });
  const places: Record<Move, Cursor> = {
    up: at(row - 1, column),
    down: at(row + 1, column),
    left: at(row, column - 1),
    right: at(row, column + 1),
    rowStart: at(row, 0),
    rowEnd: at(row, lastColumn),
    first: at(0, 0),
    last: at(lastRow, lastColumn),
    pageUp: at(row - pageRows, column),
    pageDown: at(row + pageRows, column),
  };
  return places[move];
}

/** The next (1) or previous (-1) cell that can be edited, over the ends of rows; undefined past the grid's end. */
export function tabbed(
  { row, column }: Cursor,
  by: 1 | -1,
  rows: number,
  columns: readonly Column[],
): Cursor | undefined {
  for (let [r, c] = [row, column + by]; r >= 0 && r < rows; [r, c] = [r + by, by === 1 ? 0 : columns.length - 1]) {
    for (; c >= 0 && c < columns.length; c += by) if (columns[c]?.field) return { row: r, column: c };
  }
  return undefined;
}

const moves: Record<string, Move> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};
const farMoves: Record<string, Move> = { Home: 'first', End: 'last', ArrowUp: 'first', ArrowDown: 'last' };

export const moveOf = (key: string, far: boolean): Move | undefined => (far ? farMoves : moves)[key];
