/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the virtualiser places rows itself, which table elements do not allow */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type ReactNode, useRef } from 'react';
import { CellEditor } from '../grid/cell-editor.tsx';
import grid from '../grid/grid.module.css';
import classes from './sheet.module.css';
import { wordsFor } from '../../parts/words.ts';
import type { SheetCell, SheetColumn, SheetRow, SheetTask } from './sheet-task.ts';
import { useSheet } from './use-sheet.ts';

interface Props extends SheetTask {
  label: string;
  headTitle: string;
  headWidth: number;
  empty: ReactNode;
}

const rowHeight = 30;
const headHeight = 44;

/** A small spreadsheet: a cursor that keys move, cells that open when typed in, rows that can be pasted. */
export function Sheet({ label, headTitle, headWidth, empty, ...task }: Props) {
  const { rows, columns } = task;
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const { here, editing, events, handlers } = useSheet(frame, task, (row) => virtual.scrollToIndex(row));
  const style = {
    '--head-width': `min(${headWidth}px, 42vw)`,
    '--tracks': ['var(--head-width)', ...columns.map(({ width }) => `minmax(${width}px, 1fr)`)].join(' '),
    '--least-width': `calc(var(--head-width) + ${columns.reduce((sum, { width }) => sum + width, 0)}px)`,
  } as CSSProperties;
  const row = rows[here.row];
  return (
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={row && !editing ? cellId(label, row.id, here.column) : undefined}
      tabIndex={0}
      className={`${grid.frame} ${classes.frame}`}
      style={style}
      {...handlers}
    >
      <div role="rowgroup" className={grid.headGroup}>
        <div role="row" aria-rowindex={1} className={`${grid.head} ${classes.head}`}>
          <div role="columnheader" aria-colindex={1} className={`${grid.title} ${classes.first}`}>
            {headTitle}
          </div>
          {columns.map(({ key, title, note, align }, index) => (
            <div
              key={key}
              role="columnheader"
              aria-colindex={index + 2}
              className={align === 'right' ? `${grid.title} ${grid.right}` : grid.title}
            >
              {title}
              {note && <div className={classes.note}>{note}</div>}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={grid.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const shown = rows[index];
          if (!shown) return null;
          return (
            <Row
              key={key}
              {...{ label, columns }}
              row={shown}
              place={index}
              top={start}
              cursor={index === here.row ? here.column : undefined}
            >
              {index === here.row && editing && (
                <CellEditor
                  label={`${columns[here.column]?.title}, ${shown.name}`}
                  initial={editing.text}
                  replacing={editing.replacing}
                  onTyping={noTyping}
                  {...events}
                />
              )}
            </Row>
          );
        })}
      </div>
      {rows.length === 0 && <div className={grid.empty}>{empty}</div>}
    </div>
  );
}

/** What was worked out is a button; the sheet has the focus, and hears its click. */
const shownOf = ({ shown, explains }: SheetCell): ReactNode =>
  explains && shown ? (
    <button
      type="button"
      tabIndex={-1}
      aria-haspopup="dialog"
      title={`How ${explains.own?.what ?? `the ${wordsFor(explains.measure).toLowerCase()}`} comes about (Enter)`}
      className={grid.figure}
      data-explains
    >
      {shown}
    </button>
  ) : (
    shown
  );

const noTyping = () => undefined;
const cellId = (label: string, row: string, column: number): string => `${label.replaceAll(' ', '-')}-${row}-${column}`;

interface RowProps {
  label: string;
  row: SheetRow;
  columns: readonly SheetColumn[];
  place: number;
  top: number;
  cursor: number | undefined;
  /** What is open in the cell under the cursor. */
  children: ReactNode;
}

const Row = memo(function Row({ label, row, columns, place, top, cursor, children }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      data-opens={row.opens}
      className={[grid.row, classes.row, cursor !== undefined && grid.current].filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className={`${grid.cell} ${classes.first}`}>
        {row.head}
      </div>
      {row.cells.map((cell, index) => {
        const here = cursor === index;
        const open = here && children;
        const className = [
          grid.cell,
          columns[index]?.align === 'right' && grid.right,
          cell.field ? grid.editable : classes.fixed,
          cell.inherited && classes.inherited,
          here && grid.cursor,
          open && grid.editing,
          cell.error && grid.wrong,
        ];
        return (
          <div
            key={columns[index]?.key}
            id={cellId(label, row.id, index)}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={here}
            aria-invalid={cell.error ? true : undefined}
            title={cell.error}
            data-row={place}
            data-column={index}
            className={className.filter(Boolean).join(' ')}
          >
            {open || shownOf(cell)}
          </div>
        );
      })}
    </div>
  );
});
