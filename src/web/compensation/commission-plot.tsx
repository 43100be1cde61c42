import { useElementSize } from '@mantine/hooks';
import { nearest } from '../../domain/exact.ts';
import { type PayTerms, thresholdsOf } from '../../domain/compensation/commission.ts';
import { moneyWords, ratioWords, shortMoneyWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import classes from './compensation.module.css';
import { axisAmount, coin, curveOf } from './curve.ts';
import { ticksUpTo } from './ticks.ts';

const height = 220;
const edge = { left: 56, right: 20, top: 18, bottom: 26 };

/** What a plan pays for what is attained; the table beneath says the same in figures. */
export function CommissionPlot({ terms }: { terms: PayTerms }) {
  const { ref, width: measured } = useElementSize();
  const width = measured || 720;
  const { currency } = terms;
  const points = curveOf(terms).map((point) => ({
    ...point,
    // Floats are good enough for places on the screen; the figures stay text.
    at: Number(point.attained.amount),
    paid: Number(point.commission.amount),
  }));
  const [most, highest] = [points.at(-1)?.at || 1, Math.max(1, ...points.map(({ paid }) => paid))];
  const x = (at: number) => edge.left + (at / most) * (width - edge.left - edge.right);
  const y = (paid: number) => height - edge.bottom - (paid / highest) * (height - edge.top - edge.bottom);
  // The two sides of a threshold are one coin apart.
  const unit = 1.5 * coin(currency);
  const pieces = points.slice(1).map((point, index) => ({ from: points[index] ?? point, to: point }));
  const scale = (value: number) => shortMoneyWords(axisAmount(value, currency));
  const top = moneyWords(axisAmount(highest, currency), { whole: true });
  return (
    <div className={classes.plot} ref={ref}>
      <svg
        className={classes.chart}
        width={width}
        height={height}
        role="img"
        aria-label={`Commission over what is attained, up to ${top}`}
      >
        {ticksUpTo(highest).map((paid) => (
          <g key={paid}>
            <line className={classes.grid} x1={edge.left} x2={width - edge.right} y1={y(paid)} y2={y(paid)} />
            <text x={edge.left - 8} y={y(paid) + 4} textAnchor="end">
              {scale(paid)}
            </text>
          </g>
        ))}
        {thresholdsOf(terms).map(({ amount, rate, from }) => (
          <g key={from}>
            <line
              className={classes.threshold}
              x1={x(nearest(amount))}
              x2={x(nearest(amount))}
              y1={edge.top}
              y2={height - edge.bottom}
            />
            <text x={x(nearest(amount)) + 5} y={edge.top - 5}>
              {ratioWords(rate, 2)}
            </text>
            <text x={x(nearest(amount))} y={height - 8} textAnchor="middle">
              {scale(nearest(amount))}
            </text>
          </g>
        ))}
        {pieces.map(({ from, to }) => (
          <line
            key={to.attained.amount}
            className={to.at - from.at < unit ? classes.jump : classes.curve}
            x1={x(from.at)}
            x2={x(to.at)}
            y1={y(from.paid)}
            y2={y(to.paid)}
          />
        ))}
      </svg>
      <PlainTable
        label="Commission by attainment"
        rows={points}
        rowKey={({ attained }) => attained.amount}
        columns={[
          { id: 'attained', head: 'Attained', align: 'right', cell: ({ attained }) => moneyWords(attained) },
          { id: 'share', head: 'Of quota', align: 'right', cell: ({ share }) => ratioWords(share, 2) },
          { id: 'rate', head: 'Rate', align: 'right', cell: ({ rate }) => ratioWords(rate, 2) },
          { id: 'paid', head: 'Commission', align: 'right', cell: ({ commission }) => moneyWords(commission) },
        ]}
      />
    </div>
  );
}
