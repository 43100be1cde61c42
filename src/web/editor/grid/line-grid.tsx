import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Currency } from '../../../domain/offer.ts';
import type { Draft, DraftField, DraftLine, FieldErrors } from '../draft.ts';
import { emptyLine, withCell, withDuplicate, withLinesAt, withMoved, withoutLine } from '../edits.ts';
import { isTable } from '../pasted-rows.ts';
import type { Finish } from './cell-editor.tsx';
import type { ProductWords } from './cell-text.tsx';
import { type Column, leastWidth, trackList } from './columns.ts';
import { type Cursor, type Editing, moved, tabbed } from './cursor.ts';
import type { FiguresByLine } from './figures.ts';
import classes from './grid.module.css';
import { askedBy } from './keys.ts';
import { cellId, Row, type RowEvents } from './row.tsx';

export interface LineGridProps {
  lines: readonly DraftLine[];
  columns: readonly Column[];
  figures: FiguresByLine;
  dealMargin: string | undefined;
  products: Readonly<Record<string, ProductWords>>;
  errors: FieldErrors;
  /** The figures are of what was written a moment ago. */
  stale: boolean;
  priceBook: string;
  currency: Currency;
  /** Undefined: the lines can only be read. */
  onChange?: (next: (draft: Draft) => Draft) => void;
  /** The text in the cell that is being written, before it is one; null when it was taken back. */
  onTyping?: (typed: { id: string; field: DraftField; text: string } | null) => void;
  onPasteTable?: (text: string, place: number) => void;
  /** Enter on a figure: how it came about. */
  onExplain: (line: string) => void;
  /** The line to go to, as from an error that names it. */
  goTo?: { line: string; column: string };
}

const rowHeight = 30;

/**
 * The lines as a spreadsheet: one focus, a cursor that keys move, and cells that open when typed in. Only rows in sight
 * are in the document, so that a thousand lines stay quick.
 */
export function LineGrid(props: LineGridProps) {
  const { lines, columns, figures, products, errors, onChange, onTyping, onPasteTable, onExplain, goTo } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const leaving = useRef(false);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
  });

  const row = Math.min(cursor.row, Math.max(lines.length - 1, 0));
  const here = { row, column: Math.min(cursor.column, columns.length - 1) };
  const line = lines[here.row];
  const column = columns[here.column];

  const go = (to: Cursor) => {
    setCursor(to);
    virtual.scrollToIndex(to.row);
    frame.current?.focus({ preventScroll: true });
  };
  const move = (way: Parameters<typeof moved>[1]) => go(moved(here, way, lines.length, columns.length));
  const open = (text: string, replacing: boolean) => {
    if (onChange && column?.field) setEditing({ text, replacing });
    else if (line && !replacing) onExplain(line.id);
  };
  const addAt = (place: number) => {
    onChange?.((draft) => withLinesAt(draft, place, [emptyLine()]));
    go({ row: place, column: 0 });
    setEditing({ text: '', replacing: false });
  };
  const finishAt = (how: Finish) => {
    setEditing(null);
    onTyping?.(null);
    if (how === 'add') return addAt(here.row + 1);
    if (how === 'next' || how === 'previous')
      return go(tabbed(here, how === 'next' ? 1 : -1, lines.length, columns) ?? here);
    if (how === 'stay') return undefined;
    return move(how);
  };

  // The editor's own events: they change with the cursor only, so that rows that are not written in stay as they are.
  const latest = useRef({ finishAt, line, column });
  latest.current = { finishAt, line, column };
  const events = useMemo<RowEvents>(
    () => ({
      onTyping: (text) => {
        const { line: at, column: of } = latest.current;
        if (at && of?.field) onTyping?.({ id: at.id, field: of.field, text });
      },
      onDone: (text, how) => {
        const { line: at, column: of, finishAt: finish } = latest.current;
        const field = of?.field;
        if (at && field && at[field] !== text) onChange?.((draft) => withCell(draft, at.id, field, text));
        finish(how);
      },
      onCancel: () => {
        setEditing(null);
        onTyping?.(null);
        frame.current?.focus({ preventScroll: true });
      },
    }),
    [onChange, onTyping],
  );

  // oxlint-disable-next-line react/exhaustive-deps -- asked once for every place to go to
  useEffect(() => {
    const place = goTo ? lines.findIndex(({ id }) => id === goTo.line) : -1;
    if (place >= 0)
      go({
        row: place,
        column: Math.max(
          columns.findIndex(({ key }) => key === goTo?.column),
          0,
        ),
      });
  }, [goTo]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame.current) return;
    const asked = askedBy(event);
    if (!asked) return;
    if (asked.kind === 'tab') {
      const next = leaving.current ? undefined : tabbed(here, asked.by, lines.length, columns);
      if (!next || !onChange) return;
      event.preventDefault();
      go(next);
      return;
    }
    leaving.current = asked.kind === 'leave';
    event.preventDefault();
    event.stopPropagation();
    if (asked.kind === 'move') return move(asked.move);
    if (asked.kind === 'edit') return open(line && column?.field ? line[column.field] : '', false);
    if (!onChange) return;
    if (asked.kind === 'replace') return open(asked.text, true);
    if (asked.kind === 'add') return addAt(Math.min(here.row + 1, lines.length));
    if (!line) return;
    if (asked.kind === 'clear' && column?.field)
      onChange((draft) => withCell(draft, line.id, column.field as DraftField, ''));
    if (asked.kind === 'duplicate') onChange((draft) => withDuplicate(draft, here.row));
    if (asked.kind === 'remove') onChange((draft) => withoutLine(draft, here.row));
    if (asked.kind === 'shift') onChange((draft) => withMoved(draft, here.row, asked.by));
    if (asked.kind === 'duplicate') move('down');
    if (asked.kind === 'shift') move(asked.by === 1 ? 'down' : 'up');
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!onChange || text === '') return;
    const table = isTable(text);
    if (!table && event.target !== frame.current) return;
    event.preventDefault();
    if (table) {
      setEditing(null);
      onPasteTable?.(text, lines.length === 0 ? 0 : here.row + 1);
    } else if (line && column?.field) {
      onChange((draft) => withCell(draft, line.id, column.field as DraftField, text.trim()));
    }
  };

  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== frame.current || !line) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', [line.product, line.quantity, line.discount].join('\t'));
  };

  const onPointerDown = (event: PointerEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (!cell || (event.target as Element).tagName === 'INPUT') return;
    const at = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
    const again = at.row === here.row && at.column === here.column && document.activeElement === frame.current;
    event.preventDefault();
    // Taking the focus ends what is being written elsewhere in the grid, which keeps it.
    go(at);
    if (again) open(line && column?.field ? line[column.field] : '', false);
  };

  const style = {
    '--tracks': trackList(columns),
    '--least-width': `${leastWidth(columns)}px`,
    height: Math.min(lines.length, 18) * rowHeight + rowHeight + 2,
    maxHeight: 'calc(100dvh - 290px)',
    minHeight: 210,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useAriaActivedescendantWithTabindex: it is focusable, by the tabIndex below
    <div
      ref={frame}
      role="grid"
      aria-label="Lines"
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-readonly={!onChange}
      aria-activedescendant={line && column && !editing ? cellId(line.id, column.key) : undefined}
      tabIndex={0}
      data-stale={props.stale}
      className={classes.frame}
      style={style}
      {...{ onKeyDown, onPaste, onCopy, onPointerDown }}
    >
      <div role="row" aria-rowindex={1} className={classes.head}>
        <div role="columnheader" aria-colindex={1} className={`${classes.title} ${classes.right}`}>
          #
        </div>
        {columns.map(({ key, title, align }, index) => (
          <div
            key={key}
            role="columnheader"
            aria-colindex={index + 2}
            className={align === 'right' ? `${classes.title} ${classes.right}` : classes.title}
          >
            {title}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const shown = lines[index];
          if (!shown) return null;
          const cursorHere = index === here.row;
          return (
            <Row
              key={key}
              line={shown}
              place={index}
              top={start}
              columns={columns}
              figures={figures.get(shown.id)}
              dealMargin={props.dealMargin}
              product={products[shown.product]}
              errors={errors}
              cursor={cursorHere ? here.column : undefined}
              editing={cursorHere ? editing : null}
              priceBook={props.priceBook}
              currency={props.currency}
              events={events}
            />
          );
        })}
      </div>
      {lines.length === 0 && (
        <div className={classes.empty}>
          {onChange
            ? 'No lines yet. Press Ctrl-Enter for the first one, or paste rows from a spreadsheet: SKU, quantity, discount.'
            : 'This version has no lines.'}
        </div>
      )}
    </div>
  );
}
