import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { CardList } from './card-list.tsx';
import type { Column } from './column.ts';
import { Problem } from './problem.tsx';
import { RowTable } from './row-table.tsx';

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
  error?: Error | null;
  again?: () => void;
  /** Shown when there are no rows. */
  empty: ReactNode;
  sort?: string;
  onSort?(sort: string): void;
}

/** A dense list: sticky head, j/k and Enter, further pages while scrolling, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const { rows, error, again, empty, label } = props;
  if (error && !rows) return <Problem error={error} again={again} />;
  if (!rows) return <RowsLoading label={label} />;
  if (rows.length === 0) return empty;
  return phone ? <CardList {...props} rows={rows} /> : <RowTable {...props} rows={rows} />;
}

function RowsLoading({ label }: { label: string }) {
  return (
    <output style={{ display: 'block' }} aria-busy="true" aria-label={`Loading ${label.toLowerCase()}`}>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={index} height={16} my={14} />
      ))}
    </output>
  );
}
