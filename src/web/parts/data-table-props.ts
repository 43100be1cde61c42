import type { ReactNode } from 'react';
import type { Column } from './column.ts';

/** What a list of rows is made of. */
export interface DataTableProps<Row> {
  /** What the rows are, for those who cannot see the table: "Deals". */
  label: string;
  columns: readonly Column<Row>[];
  /** undefined: not known yet. */
  rows: readonly Row[] | undefined;
  rowKey(row: Row): string;
  /** Where a row leads. Its first column becomes the link; Enter opens it. */
  href?(row: Row): string;
  /** A row on a phone; without it the columns are listed below each other. */
  card?(row: Row): ReactNode;
  /** Pixels, for rows of two lines. */
  rowHeight?: number;
  /** Reads the next page; undefined when there is none. */
  more?: () => void;
  /** Keys that do something with the row one stands on, beside j, k and Enter. */
  rowKeys?: readonly { keys: string; does: string; run(row: Row): void }[];
  error?: Error | null;
  again?: () => void;
  /** Shown when there are no rows. */
  empty: ReactNode;
  /** Sort and direction: "tcv:desc". */
  sort?: string;
  onSort?(sort: string): void;
}
