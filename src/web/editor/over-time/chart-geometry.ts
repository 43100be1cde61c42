import type { OverTime } from './use-over-time.ts';

type Months = OverTime['months'];
export type Way = 'amounts' | 'sums';
export type Series = 'recurring' | 'billed' | 'cash';

export const seriesShown: readonly Series[] = ['recurring', 'billed', 'cash'];

export interface Size {
  width: number;
  height: number;
}

const margin = { left: 54, right: 8, top: 8, bottom: 22 };

/** Where everything of the chart lies. Floats are good enough for a length; the numbers that are read are the API's own. */
export interface Geometry {
  /** The left edge and the width of a month. */
  x(index: number): number;
  step: number;
  y(value: number): number;
  bottom: number;
  ticks: number[];
  value(index: number, series: Series): number;
}

export function geometryOf(months: Months, way: Way, { width, height }: Size): Geometry {
  const value = (index: number, series: Series): number => Number(months[index]?.[way][series] ?? 0);
  const highest = Math.max(...months.flatMap((_, index) => seriesShown.map((series) => value(index, series))), 0);
  const ticks = niceTicks(highest);
  const top = ticks.at(-1) ?? 1;
  const step = (width - margin.left - margin.right) / Math.max(months.length, 1);
  const bottom = height - margin.bottom;
  return {
    x: (index) => margin.left + index * step,
    step,
    y: (amount) => bottom - (amount / top) * (bottom - margin.top),
    bottom,
    ticks,
    value,
  };
}

/** Round numbers from 0 to what lies above the highest, three to five steps apart. */
export function niceTicks(highest: number): number[] {
  if (highest <= 0) return [0, 1];
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((size) => size * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}

/** Every so many months a name fits below. */
export function labelEvery(months: number, width: number): number {
  const room = Math.max(Math.floor((width - margin.left) / 64), 2);
  return [1, 2, 3, 6, 12, 24, 36, 60].find((every) => months / every <= room) ?? 120;
}

/** A line that keeps its height over each month. */
export function stairs(months: Months, series: Series, { x, y, step, value }: Geometry): string {
  return months
    .map((_, index) => {
      const height = y(value(index, series)).toFixed(1);
      return `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)},${height}H${(x(index) + step).toFixed(1)}`;
    })
    .join('');
}
