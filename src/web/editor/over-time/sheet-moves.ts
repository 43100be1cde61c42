import type { Cursor } from '../grid/cursor.ts';
import { numberStyleOf, pastedNumber } from '../pasted-numbers.ts';
import type { SheetRow, Writing } from './sheet-task.ts';

type Cells = readonly Pick<SheetRow, 'cells' | 'kind'>[];

/** The next (1) or previous (-1) cell that can be written in, over the ends of rows; undefined past the sheet's end. */
export function tabbedIn(rows: Cells, { row, column }: Cursor, by: 1 | -1): Cursor | undefined {
  for (let [r, c] = [row, column + by]; r >= 0 && r < rows.length; r += by, c = by === 1 ? 0 : Infinity) {
    const { cells } = rows[r] as Cells[number];
    if (c === Infinity) c = cells.length - 1;
    for (; c >= 0 && c < cells.length; c += by) if (cells[c]?.field) return { row: r, column: c };
  }
  return undefined;
}

/**
 * Cells of a spreadsheet from the cursor on, to the right and down over rows of the same kind. What would lie beyond the
 * sheet, or where nothing can be written, is left out.
 */
export function writingsOf(text: string, { row, column }: Cursor, rows: Cells): Writing[] {
  const table = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((one) => one.split('\t').map((cell) => cell.trim()));
  const style = numberStyleOf(table.flat()) ?? 'point';
  const kind = rows[row]?.kind;
  const open = rows.flatMap((one, place) => (place >= row && one.kind === kind ? [place] : []));
  return table.flatMap((cells, index) => {
    const place = open[index];
    if (place === undefined) return [];
    return cells.flatMap((cell, offset) =>
      rows[place]?.cells[column + offset]?.field
        ? [{ row: place, column: column + offset, text: pastedNumber(cell, style) ?? cell }]
        : [],
    );
  });
}
