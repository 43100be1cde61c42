/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the virtualiser places rows itself, which table elements do not allow */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useRef } from 'react';
import type { Currency } from '../../../domain/offer.ts';
import type { FieldErrors } from '../draft.ts';
import type { ProductWords } from './product-words.ts';
import { leastOfProduct, leastWidth, trackList } from './columns.ts';
import { type FiguresByLine, marginSignal } from './figures.ts';
import type { GridTask } from './grid-task.ts';
import { GridHead } from './grid-head.tsx';
import classes from './grid.module.css';
import { LineTools } from './line-tools.tsx';
import { cellId, Row } from './row.tsx';
import { useGrid } from './use-grid.ts';

export interface LineGridProps extends GridTask {
  figures: FiguresByLine;
  /** The deal's own margin, to show which lines draw it down. */
  dealMargin: string | undefined;
  products: Readonly<Record<string, ProductWords>>;
  errors: FieldErrors;
  /** The figures are of what was written a moment ago. */
  stale: boolean;
  priceBook: string;
  currency: Currency;
}

const rowHeight = 30;

/**
 * The lines as a spreadsheet: one focus, a cursor that keys move, and cells that open when typed in. Only rows in sight
 * are in the document, so that a thousand lines stay quick.
 */
export function LineGrid(props: LineGridProps) {
  const { lines, columns, figures, dealMargin, products, errors, stale, priceBook, currency, onChange } = props;
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
  });
  const { here, rows, line, column, editing, events, handlers, add, change, structure } = useGrid(frame, props, (row) =>
    virtual.scrollToIndex(row),
  );
  const style = {
    '--tracks': trackList(columns),
    '--least-width': leastWidth(columns),
    '--least-of-product': leastOfProduct(columns),
    height: (lines.length + 1) * rowHeight + 18,
  } as CSSProperties;
  const grid = (
    <div
      ref={frame}
      role="grid"
      aria-label="Lines"
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-readonly={!onChange}
      aria-multiselectable
      aria-activedescendant={line && column && !editing ? cellId(line.id, column.key) : undefined}
      tabIndex={0}
      data-stale={stale}
      className={classes.frame}
      style={style}
      {...handlers}
    >
      <GridHead columns={columns} />
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const shown = lines[index];
          if (!shown) return null;
          const isHere = index === here.row;
          return (
            <Row
              key={key}
              line={shown}
              place={index}
              top={start}
              figures={figures.get(shown.id)}
              product={products[shown.product]}
              selected={rows !== undefined && index >= rows.from && index <= rows.to}
              cursor={isHere ? here.column : undefined}
              editing={isHere ? editing : null}
              signal={marginSignal(figures.get(shown.id)?.margin, dealMargin)}
              {...{ columns, errors, priceBook, currency, events }}
            />
          );
        })}
      </div>
      {lines.length === 0 && (
        <div className={classes.empty}>
          {onChange
            ? 'No lines yet. Add the first below or with Ctrl-Enter, or paste rows from a spreadsheet: SKU, quantity, discount.'
            : 'This version has no lines.'}
        </div>
      )}
    </div>
  );
  if (!onChange && (lines.length === 0 || !props.onStructure)) return grid;
  return (
    <>
      {grid}
      <LineTools
        rows={rows ?? { from: here.row, to: here.row }}
        count={lines.length}
        onStructure={structure}
        {...(onChange && { onAdd: add, onAsk: change })}
      />
    </>
  );
}
