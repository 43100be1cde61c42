import type { ReactNode } from 'react';
import classes from './plain-table.module.css';

export interface PlainColumn<T> {
  head: string;
  cell(row: T): ReactNode;
  /** Figures: right-aligned, never broken. */
  number?: boolean;
  /** As narrow as its content. */
  tight?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
}

interface PlainTableProps<T> {
  /** Names the table for those who do not see its heading. */
  label: string;
  columns: readonly PlainColumn<T>[];
  rows: readonly T[];
  keyOf(row: T): string;
  /** A row beneath, one cell for each column. */
  foot?: readonly ReactNode[];
}

/** A small table that is read as a whole; the first cell names its row. */
export function PlainTable<T>({ label, columns, rows, keyOf, foot }: PlainTableProps<T>) {
  return (
    // Wide content scrolls inside its own box, which the keyboard must be able to reach.
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell key={column.head} scope={index === 0 ? 'row' : undefined} className={classOf(column)}>
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.head} className={classOf(column)}>
                  {foot[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function classOf({ number, tight, wideOnly }: Pick<PlainColumn<never>, 'number' | 'tight' | 'wideOnly'>): string {
  return [number && classes.number, tight && classes.tight, wideOnly && classes.wideOnly].filter(Boolean).join(' ');
}
