/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a range field would draw its own track over the picture */
import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import type { Column } from '../../parts/column.ts';
import { Figure } from '../../parts/figure.tsx';
import { moneyWords, monthWords } from '../../parts/formats.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { wordsFor } from '../../parts/words.ts';
import { type Geometry, geometryOf, labelEvery, type Series, seriesShown, stairs, type Way } from './chart-geometry.ts';
import { ExplainMonth } from './explain-month.tsx';
import { figureOf, nameOf } from './month-figures.ts';
import classes from './over-time.module.css';
import type { OverTime } from './use-over-time.ts';

type Month = OverTime['months'][number];
const height = 220;

/** Recurring, billed and cash over the months of a quote: to be looked at, walked through by keys, or read as a table. */
export function Chart({ answer, stale }: { answer: OverTime; stale: boolean }) {
  const [way, setWay] = useState<Way>('amounts');
  const [form, setForm] = useState<'chart' | 'table'>('chart');
  const [looked, setLooked] = useState(() =>
    Math.max(
      answer.months.findIndex(({ month }) => month === 0),
      0,
    ),
  );
  const [explained, setExplained] = useState<Month>();
  const { months, currency } = answer;
  const at = Math.min(looked, months.length - 1);
  const money = (amount: string) => moneyWords({ amount, currency });
  const month = months[at];
  if (!month) return null;
  const said = `${nameOf(month)}: ${seriesShown.map((series) => `${words[series]} ${money(month[way][series])}`).join(', ')}`;
  return (
    <div className={stale ? `${classes.chart} ${classes.stale}` : classes.chart}>
      <div className={classes.toggles}>
        <SegmentedControl
          size="xs"
          aria-label="Which amounts"
          value={way}
          onChange={(next) => setWay(next as Way)}
          data={[
            { value: 'amounts', label: 'Per month' },
            { value: 'sums', label: 'Since the beginning' },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label="Shown as"
          value={form}
          onChange={(next) => setForm(next as typeof form)}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {form === 'table' ? (
        <PlainTable
          label="Over time"
          columns={columnsOf(way, money)}
          rows={months}
          rowKey={({ month: number }) => String(number)}
        />
      ) : (
        <>
          <ul className={classes.legend}>
            <li className={classes.month}>{nameOf(month)}</li>
            {seriesShown.map((series) => (
              <li key={series}>
                <Key {...{ series, way }} /> {words[series]}{' '}
                <Figure measure={figureOf(series, way)} called={String(month.month)}>
                  <b>{money(month[way][series])}</b>
                </Figure>
              </li>
            ))}
          </ul>
          <Plot {...{ answer, way, at, said }} onLook={setLooked} onExplain={() => setExplained(month)} />
        </>
      )}
      <ExplainMonth {...{ way }} month={explained} onClose={() => setExplained(undefined)} />
    </div>
  );
}

const words: Record<Series, string> = { recurring: 'Recurring', billed: 'Billed', cash: 'Cash' };

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

/** How a series is drawn, small. */
function Key({ series, way }: { series: Series; way: Way }) {
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

interface PlotProps {
  answer: OverTime;
  way: Way;
  at: number;
  /** What the month that is looked at says. */
  said: string;
  onLook: (index: number) => void;
  /** How the month that is looked at comes about. */
  onExplain: () => void;
}

/**
 * The picture: a slider over months, so that keys and screen readers walk through what eyes see. Enter or a click opens
 * how the month comes about; a finger has to look at it first.
 */
function Plot({ answer: { months, currency }, way, at, said, onLook, onExplain }: PlotProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const size = { width: Math.max(width, 240), height };
  const geometry = geometryOf(months, way, size);
  const look = (index: number) => onLook(Math.min(Math.max(index, 0), months.length - 1));
  const wasLookedAt = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onExplain();
      return;
    }
    const to = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      PageDown: at - 12,
      PageUp: at + 12,
      Home: 0,
      End: months.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    look(to);
  };
  const monthAt = (event: MouseEvent<HTMLDivElement>): number => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.floor((x - geometry.x(0)) / geometry.step);
  };
  const onPoint = (event: PointerEvent<HTMLDivElement>) => look(monthAt(event));
  const onPress = (event: PointerEvent<HTMLDivElement>) => {
    wasLookedAt.current = event.pointerType === 'mouse' || monthAt(event) === at;
    onPoint(event);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (wasLookedAt.current && months[monthAt(event)]) onExplain();
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label="Month"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={at}
      aria-valuetext={said}
      aria-haspopup="dialog"
      title="How the month comes about (Enter)"
      className={classes.plot}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerDown={onPress}
      onPointerMove={onPoint}
    >
      <svg
        width={size.width}
        height={height}
        viewBox={`0 0 ${size.width} ${height}`}
        aria-hidden="true"
        display="block"
      >
        <Axes {...{ months, geometry, currency }} width={size.width} />
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
        <line
          className={classes.cursorLine}
          x1={geometry.x(at) + geometry.step / 2}
          x2={geometry.x(at) + geometry.step / 2}
          y1={4}
          y2={geometry.bottom}
        />
      </svg>
    </div>
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

function Axes({ months, geometry: { x, y, ticks, bottom }, currency, width }: AxesProps) {
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
