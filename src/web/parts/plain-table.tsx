import { useViewportSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { CardList } from './card-list.tsx';
import type { Column } from './column.ts';
import classes from './plain-table.module.css';
import { ScrollBox } from './scroll-box.tsx';

interface PlainTableProps<Row> {
  /** Names the table for those who do not see its heading. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Cells of a row beneath, by column. */
  foot?: Readonly<Record<string, ReactNode>>;
  /** On a phone a row is a card with all its columns, for what would not fit. */
  cards?: boolean;
}

/** A small table that is read as a whole; the first cell names its row. Too wide for the screen, it scrolls in its own box. */
export function PlainTable<Row>({ label, columns, rows, rowKey, foot, cards = false }: PlainTableProps<Row>) {
  const width = useViewportSize().width || window.innerWidth;
  const shown = columns.filter(({ hideBelow = 0 }) => width >= hideBelow);
  if (cards && width <= 600) return <CardList label={label} columns={columns} rows={rows} rowKey={rowKey} />;
  return (
    <ScrollBox>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {shown.map(({ id, head, align, width }) => (
              <th key={id} scope="col" data-align={align} style={{ width }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {shown.map(({ id, cell, align }, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell key={id} scope={index === 0 ? 'row' : undefined} data-align={align}>
                    {cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {shown.map(({ id, align }) => (
                <td key={id} data-align={align}>
                  {foot[id]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollBox>
  );
}
