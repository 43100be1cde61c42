import { deriveBilledUntil } from '../../domain/derivation/billed.ts';
import type { Currency } from '../../domain/offer.ts';
import type { Order } from '../api/types.ts';
import { OwnFigure } from '../parts/derivation/own-figure.tsx';
import { Figure } from '../parts/figure.tsx';
import { dateWords, moneyWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { type BillingPoint, billingCurve } from './billing-curve.ts';
import classes from './order.module.css';

const width = 720;
const height = 170;
const edge = { left: 92, right: 12, top: 10, bottom: 24 };

/** How billing adds up over time; the table beneath says the same in figures. */
export function BillingChart({ order }: { order: Order }) {
  const points = billingCurve(order);
  const { currency } = order.total;
  const money = (amount: string) => moneyWords({ amount, currency });
  if (points.length === 0) return null;
  const billed = points.filter(({ state }) => state === 'issued' || state === 'settled');
  const place = placing(points);
  return (
    <>
      <ScrollBox>
        <svg
          className={classes.chart}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`Cumulative billing: ${money(points.at(-1)?.total ?? '0')} from ${dateWords(points[0]?.on ?? '')} to ${dateWords(points.at(-1)?.on ?? '')}`}
        >
          {[0, 0.5, 1].map((share) => (
            <line
              key={share}
              className={classes.grid}
              x1={edge.left}
              x2={width - edge.right}
              y1={place.y(share)}
              y2={place.y(share)}
            />
          ))}
          <text x={edge.left - 8} y={place.y(1) + 4} textAnchor="end">
            {moneyWords(order.total, { whole: true })}
          </text>
          <text x={edge.left - 8} y={place.y(0) + 4} textAnchor="end">
            {moneyWords({ amount: '0', currency }, { whole: true })}
          </text>
          <text x={edge.left} y={height - 6}>
            {dateWords(points[0]?.on ?? '')}
          </text>
          <text x={width - edge.right} y={height - 6} textAnchor="end">
            {dateWords(points.at(-1)?.on ?? '')}
          </text>
          <path className={classes.planned} d={place.steps(points)} />
          {billed.length > 0 && <path className={classes.issued} d={place.steps(billed)} />}
        </svg>
      </ScrollBox>
      <p className={classes.legend}>
        <span data-line="planned">Scheduled</span>
        {billed.length > 0 && <span data-line="issued">Issued</span>}
      </p>
      <details>
        <summary>Figures</summary>
        <PlainTable
          label="Cumulative billing"
          rows={points}
          rowKey={({ on, total }) => `${on} ${total}`}
          columns={[
            { id: 'on', head: 'Issued', cell: ({ on }) => dateWords(on) },
            {
              id: 'amount',
              head: 'Amount',
              align: 'right',
              cell: ({ number, amount }) => (
                <Figure measure="invoice" called={String(number)}>
                  {money(amount)}
                </Figure>
              ),
            },
            {
              id: 'total',
              head: 'Billed until then',
              align: 'right',
              cell: (point) => <Total {...{ points, point, currency }} />,
            },
          ]}
        />
      </details>
    </>
  );
}

interface TotalProps {
  points: readonly BillingPoint[];
  point: BillingPoint;
  currency: Currency;
}

/** What is billed until an invoice, which opens the invoices that it is the sum of. */
const Total = ({ points, point, currency }: TotalProps) => (
  <OwnFigure
    what="Billed until then"
    formula="The invoice and all that are issued before it, summed"
    derived={() => deriveBilledUntil(points.slice(0, points.indexOf(point) + 1))}
    currency={currency}
  >
    {moneyWords({ amount: point.total, currency })}
  </OwnFigure>
);

// Floats are good enough for places on the screen; the figures beside it stay text.
function placing(points: readonly BillingPoint[]) {
  const [first, last] = [Date.parse(points[0]?.on ?? ''), Date.parse(points.at(-1)?.on ?? '')];
  const most = Math.max(1, Number(points.at(-1)?.total ?? 0));
  const x = (on: string) =>
    edge.left + ((Date.parse(on) - first) / Math.max(1, last - first)) * (width - edge.left - edge.right - 24);
  const y = (share: number) => height - edge.bottom - share * (height - edge.top - edge.bottom);
  const steps = (some: readonly BillingPoint[]) => {
    const lines = some.map(({ on, total }) => `H${x(on).toFixed(1)}V${y(Number(total) / most).toFixed(1)}`);
    return `M${edge.left},${y(0)}${lines.join('')}h24`;
  };
  return { y, steps };
}
