import { monthWords } from '../../parts/formats.ts';
import { type Geometry, labelEvery, type Series, stairs, type Way } from './chart-geometry.ts';
import classes from './over-time.module.css';
import type { OverTime } from './use-over-time.ts';

type Month = OverTime['months'][number];

interface SeriesProps {
  months: OverTime['months'];
  geometry: Geometry;
  way: Way;
}

/** Recurring as an area; billed and cash as bars of a month, or as lines where they are summed up. */
export function DrawnSeries({ months, geometry, way }: SeriesProps) {
  return (
    <>
      <path
        className={classes.recurring}
        strokeWidth={0}
        d={`${stairs(months, 'recurring', geometry)}V${geometry.bottom}H${geometry.x(0)}Z`}
      />
      <path
        className={`${classes.recurring} ${classes.line}`}
        fill="none"
        style={{ fill: 'none' }}
        d={stairs(months, 'recurring', geometry)}
      />
      {way === 'amounts' ? (
        <Bars {...{ months, geometry }} />
      ) : (
        (['billed', 'cash'] as const).map((series) => (
          <path
            key={series}
            style={{ fill: 'none' }}
            className={`${classes[series]} ${classes.line} ${series === 'cash' ? classes.dashed : ''}`}
            d={stairs(months, series, geometry)}
          />
        ))
      )}
    </>
  );
}

/** What is billed and paid in a month, side by side. */
function Bars({ months, geometry: { x, y, step, bottom, value } }: { months: readonly Month[]; geometry: Geometry }) {
  const width = Math.max(Math.min(step * 0.4, 14), 2);
  return (['billed', 'cash'] as const).flatMap((series, place) =>
    months.map(({ month }, index) => {
      const top = y(value(index, series));
      if (bottom - top < 0.5) return null;
      const left = x(index) + step / 2 + (place === 0 ? -width : 0);
      return (
        <rect
          key={`${series} ${month}`}
          className={classes[series]}
          strokeWidth={0}
          x={left}
          y={top}
          width={width}
          height={bottom - top}
        />
      );
    }),
  );
}

interface AxesProps {
  months: readonly Month[];
  geometry: Geometry;
  currency: OverTime['currency'];
  width: number;
}

/** Round amounts from the side, and as many months as fit below. */
export function Axes({ months, geometry: { x, y, ticks, bottom }, currency, width }: AxesProps) {
  const every = labelEvery(months.length, width);
  const short = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? classes.zero : classes.rule} x1={x(0)} x2={width} y1={y(tick)} y2={y(tick)} />
          <text className={classes.axis} x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
            {short.format(tick)}
          </text>
        </g>
      ))}
      {months.map((one, index) =>
        one.month % every === 0 && one.month >= 0 ? (
          <text key={one.month} className={classes.axis} x={x(index)} y={bottom + 16}>
            {monthWords(one.from)}
          </text>
        ) : null,
      )}
    </>
  );
}

/** How a series is drawn, small. */
export function Key({ series, way }: { series: Series; way: Way }) {
  const isArea = series === 'recurring';
  return (
    <svg width={16} height={10} aria-hidden="true">
      {isArea || way === 'amounts' ? (
        <rect className={classes[series]} x={1} y={isArea ? 3 : 0} width={isArea ? 14 : 6} height={isArea ? 7 : 10} />
      ) : (
        <path className={`${classes[series]} ${classes.line} ${series === 'cash' ? classes.dashed : ''}`} d="M0,5H16" />
      )}
    </svg>
  );
}
