import { useViewportSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
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
}

/** A small table that is read as a whole; the first cell names its row. Too wide for the screen, it scrolls in its own box. */
export function PlainTable<Row>({ label, columns, rows, rowKey, foot }: PlainTableProps<Row>) {
  const width = useViewportSize().width || window.innerWidth;
  const shown = columns.filter(({ hideBelow = 0 }) => width >= hideBelow);
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
