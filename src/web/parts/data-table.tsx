import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CardList } from './card-list.tsx';
import type { DataTableProps } from './data-table-props.ts';
import { Problem } from './problem.tsx';
import { RowTable } from './row-table.tsx';

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
