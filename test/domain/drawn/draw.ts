/** Where chances come from: fast-check, which makes a failing deal smaller, or a seed, which is quick. */
export interface Draw {
  /** A whole number, both ends included. */
  integer(least: number, most: number): number;
}

/** Always the same deals for the same seed (mulberry32). */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { integer: (least, most) => least + (next() % (most - least + 1)) };
}

export const pick = <Value>(draw: Draw, values: readonly Value[]): Value =>
  values[draw.integer(0, values.length - 1)] as Value;

/** True in so many of a hundred. */
export const chance = (draw: Draw, percent: number): boolean => draw.integer(1, 100) > 100 - percent;

/** What is made in so many of a hundred, under its name; nothing otherwise. */
export const sometimes = <Made extends object>(draw: Draw, percent: number, make: () => Made): Made | object =>
  chance(draw, percent) ? make() : {};

/** `count` things, each made for its place. */
export const several = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Decimal text from 0 to `most` with exactly so many decimals. */
export function decimal(draw: Draw, most: number, places: number): string {
  const digits = String(draw.integer(0, most * 10 ** places)).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** A share from 0 to 1 with four decimals. */
export function share(draw: Draw, most = 10_000): string {
  const points = draw.integer(0, most);
  return points === 10_000 ? '1' : `0.${String(points).padStart(4, '0')}`;
}

export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
