import { useViewportSize } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Column } from './column.ts';
import type { DataTableProps } from './data-table-props.ts';
import { useShortcuts } from './keyboard.tsx';
import classes from './row-table.module.css';

type Props<Row> = Omit<DataTableProps<Row>, 'rows'> & { rows: readonly Row[] };

/** The table of wide screens. Only rows in sight are drawn, so that thousands scroll as well as ten. */
export function RowTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, href, rowHeight = 32, more, rowKeys = [], sort, onSort } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  const [active, setActive] = useState(-1);
  const width = useViewportSize().width || window.innerWidth;
  const shown = columns.filter(({ hideBelow = 0 }) => width >= hideBelow);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here and handed to nobody
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: 90,
    scrollPaddingEnd: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);

  useEffect(() => setMargin((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  useEffect(() => {
    if (more && last && last.index >= rows.length - 10) more();
  }, [more, last, rows.length]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setActive(index);
    virtual.scrollToIndex(index);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)?.focus(),
    );
  };
  useShortcuts([
    { keys: 'j', does: 'Next row', repeats: true, run: () => move(active + 1) },
    { keys: 'k', does: 'Row before', repeats: true, run: () => move(active - 1) },
    ...rowKeys.map(({ run, ...key }) => ({
      ...key,
      run: () => {
        const row = rows[active];
        if (row !== undefined) run(row);
      },
    })),
  ]);

  return (
    <table className={classes.table} aria-label={label} aria-rowcount={more ? -1 : rows.length + 1}>
      <colgroup>
        {shown.map(({ id, width }) => (
          <col key={id} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {shown.map((column) => (
            <Head key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={first ? first.start - margin : 0} />
        {items.map(({ index }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <tr
              key={rowKey(row)}
              data-index={index}
              data-active={index === active || undefined}
              aria-rowindex={index + 2}
              style={{ height: rowHeight }}
              onFocus={() => setActive(index)}
            >
              {shown.map((column, place) => (
                <td key={column.id} data-align={column.align}>
                  {place === 0 ? <First row={row} href={href} column={column} /> : column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
        <Gap height={last ? virtual.getTotalSize() - (last.end - margin) : 0} />
      </tbody>
    </table>
  );
}

/** The whole row is the target of the first column's link: a click anywhere opens it, as does Enter on it. */
function First<Row>({ row, href, column }: { row: Row; href?: (row: Row) => string; column: Column<Row> }) {
  if (!href)
    return (
      <span data-row tabIndex={-1}>
        {column.cell(row)}
      </span>
    );
  return (
    <Link to={href(row)} data-row className={classes.link}>
      {column.cell(row)}
    </Link>
  );
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: string; onSort?: (sort: string) => void }) {
  const [by, direction] = sort?.split(':') ?? [];
  const sorted = column.sort !== undefined && column.sort === by;
  const up = sorted && direction === 'asc';
  return (
    <th scope="col" data-align={column.align} aria-sort={sorted ? (up ? 'ascending' : 'descending') : undefined}>
      {column.sort !== undefined && onSort ? (
        <button type="button" className={classes.sort} onClick={() => onSort(column.sort ?? '')}>
          {column.head}
          <span aria-hidden="true">{sorted ? (up ? ' ↑' : ' ↓') : ''}</span>
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

/** Keeps the place of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
