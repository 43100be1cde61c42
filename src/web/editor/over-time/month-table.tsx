import type { Column } from '../../parts/column.ts';
import { Figure } from '../../parts/figure.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { wordsFor } from '../../parts/words.ts';
import type { Way } from './chart-geometry.ts';
import { figureOf, nameOf } from './month-figures.ts';
import type { OverTime } from './use-over-time.ts';

type Month = OverTime['months'][number];

interface Props {
  months: readonly Month[];
  way: Way;
  /** An amount as it is shown. */
  money: (amount: string) => string;
}

/** The months of a quote to be read: everything that the picture draws, and what it leaves out. */
export const MonthTable = ({ months, way, money }: Props) => (
  <PlainTable
    label="Over time"
    columns={columnsOf(way, money)}
    rows={months}
    rowKey={({ month: number }) => String(number)}
  />
);

const columnsOf = (way: Way, money: (amount: string) => string): Column<Month>[] => [
  { id: 'month', head: 'Month', cell: nameOf },
  ...(['recurring', 'usage', 'oneTime', 'billed', 'cash'] as const).map(
    (flow): Column<Month> => ({
      id: flow,
      head: flow === 'usage' ? 'Committed usage' : wordsFor(flow),
      align: 'right',
      cell: (one) => (
        <Figure measure={figureOf(flow, way)} called={String(one.month)}>
          {money(one[way][flow])}
        </Figure>
      ),
      ...((flow === 'usage' || flow === 'oneTime') && { hideBelow: 640 }),
    }),
  ),
];
