/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the virtualiser places rows itself, which table elements do not allow */
import { memo, type ReactNode } from 'react';
import type { Currency } from '../../../domain/offer.ts';
import type { DraftLine, FieldErrors } from '../draft.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellText } from './cell-text.tsx';
import type { ProductWords } from './product-words.ts';
import { type Column, explainedBy, staying } from './columns.ts';
import type { Editing } from './cursor.ts';
import type { LineFigures, Signal } from './figures.ts';
import classes from './grid.module.css';
import { wordsFor } from '../../parts/words.ts';
import { isOutside } from '../structure/marks-of.ts';
import { ProductEditor } from './product-editor.tsx';
import type { RowEvents } from './row-events.ts';

interface Props {
  line: DraftLine;
  place: number;
  top: number;
  columns: readonly Column[];
  figures: LineFigures | undefined;
  /** Whether the line draws the deal's margin down: the same for most rows whatever is typed in one. */
  signal: Signal;
  product: ProductWords | undefined;
  errors: FieldErrors;
  selected: boolean;
  /** The column the cursor is in, when it is in this row. */
  cursor: number | undefined;
  editing: Editing | null;
  priceBook: string;
  currency: Currency;
  events: RowEvents;
}

export const cellId = (line: string, column: string): string => `cell-${line}-${column}`;

/** One line of the grid. Memoised: while one cell is being typed in, the other rows stay as they are. */
export const Row = memo(function Row(props: Props) {
  const { line, place, top, columns, selected, cursor, editing, errors, figures } = props;
  const cell = (column: Column, index: number): ReactNode => {
    const error = errors[`/lines/${line.id}/${column.key}`];
    const here = cursor === index;
    const open = here && editing !== null;
    const className = [
      classes.cell,
      column.align === 'right' && classes.right,
      column.field ? classes.editable : classes.derived,
      here && classes.cursor,
      open && classes.editing,
      error && classes.wrong,
      !error && figures?.named && column.key === 'discount' && classes.named,
    ];
    return (
      <div
        key={column.key}
        id={cellId(line.id, column.key)}
        role="gridcell"
        aria-colindex={index + 2}
        aria-selected={here}
        aria-invalid={error ? true : undefined}
        data-row={place}
        data-column={index}
        title={error}
        className={className.filter(Boolean).join(' ')}
        {...staying(columns, index)}
      >
        {open ? <Editor {...props} column={column} editing={editing} /> : shown(column)}
      </div>
    );
  };
  const shown = (column: Column): ReactNode => {
    const text = <CellText {...props} column={column} />;
    const explains = explainedBy(column, isOutside(line));
    if (!explains || !figures) return text;
    // The grid has the focus, and Enter does the same; a click is heard by the grid.
    return (
      <button
        type="button"
        tabIndex={-1}
        aria-haspopup="dialog"
        title={`How the ${wordsFor(explains).toLowerCase()} comes about (Enter)`}
        className={classes.figure}
        data-explains={explains}
      >
        {text}
      </button>
    );
  };
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-selected={selected}
      data-outside={isOutside(line) || undefined}
      className={cursor === undefined ? classes.row : `${classes.row} ${classes.current}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className={`${classes.cell} ${classes.number}`}>
        {place + 1}
      </div>
      {columns.map(cell)}
    </div>
  );
});

function Editor({
  line,
  place,
  column,
  editing,
  priceBook,
  currency,
  events,
}: Props & { column: Column; editing: Editing }) {
  const common = { label: `${column.title}, line ${place + 1}`, initial: editing.text, replacing: editing.replacing };
  if (column.key === 'product') {
    const { onDone, onCancel, onPicked } = events;
    return (
      <ProductEditor
        key={line.id}
        {...common}
        priceBook={priceBook}
        currency={currency}
        {...{ onDone, onCancel, onPicked }}
      />
    );
  }
  return <CellEditor key={`${line.id}-${column.key}`} {...common} {...events} />;
}
