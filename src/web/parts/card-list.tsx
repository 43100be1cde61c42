import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { Link } from 'react-router';
import classes from './card-list.module.css';
import type { DataTableProps } from './data-table-props.ts';

type Props<Row> = Omit<DataTableProps<Row>, 'rows' | 'empty'> & { rows: readonly Row[] };

/** The list of phones: one card a row, the next page when its end comes into sight. */
export function CardList<Row>({ label, columns, rows, rowKey, href, card, more }: Props<Row>) {
  const { ref, entry } = useIntersection<HTMLDivElement>({ rootMargin: '400px' });
  const atEnd = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (atEnd) more?.();
  }, [atEnd, more]);

  const contents = (row: Row) =>
    card?.(row) ?? (
      <dl className={classes.pairs}>
        {columns.map((column) => (
          <div key={column.id}>
            <dt>{column.head}</dt>
            <dd>{column.cell(row)}</dd>
          </div>
        ))}
      </dl>
    );

  return (
    <>
      <ul className={classes.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            {href ? (
              <Link className={classes.card} to={href(row)}>
                {contents(row)}
              </Link>
            ) : (
              <div className={classes.card}>{contents(row)}</div>
            )}
          </li>
        ))}
      </ul>
      <div ref={ref} />
    </>
  );
}
