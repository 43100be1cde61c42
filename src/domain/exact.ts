import {
  fraction,
  greatestDivisor,
  isSafe,
  largeDivisor,
  lowest,
  ofLarge,
  ofSafe,
  Rational,
  zero,
} from './rational.ts';

/**
 * An exact rational number. Everything that money, ratios and policy compare is one of these; nothing is rounded
 * until a stated place prints or rounds it. Immutable; made by the functions of this file alone. Each of them works with
 * numbers as long as every step stays safe, and otherwise once more from the start with bigints: same result, slower.
 */
export type Exact = Rational;

/** The longest decimal text that is read: more digits than any amount, price or rate needs. */
const maximumDigits = 40;

const decimalForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** What was read lately: a quote says the same few prices and shares over and over, and each is checked and then used. */
const lately = new Map<string, Exact>();
const mostRemembered = 5_000;

/** Reads plain decimal text ("-12.50"). No exponent, sign `+`, blank, leading zero, NaN or Infinity: those are `undefined`. */
export function parseDecimal(text: string): Exact | undefined {
  const known = lately.get(text);
  if (known) return known;
  if (text.length > maximumDigits || !decimalForm.test(text)) return undefined;
  const value = valueOf(text);
  if (lately.size >= mostRemembered) lately.clear();
  lately.set(text, value);
  return value;
}

function valueOf(text: string): Exact {
  const point = text.indexOf('.');
  const places = point < 0 ? 0 : text.length - point - 1;
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  // So few digits are safe.
  if (digits.length <= 15) return ofSafe(Number(digits), 10 ** places);
  return fraction(BigInt(digits), 10n ** BigInt(places));
}

/** An exact number from text or an integer known to be good; throws a RangeError otherwise, because that is a bug. */
export function exact(value: string | bigint | number): Exact {
  if (typeof value === 'bigint') return fraction(value, 1);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Not an integer: ${value}`);
    return ofSafe(value, 1);
  }
  const parsed = parseDecimal(value);
  if (parsed === undefined) throw new RangeError(`Not a decimal number: ${value.slice(0, maximumDigits)}`);
  return parsed;
}

/** numerator ÷ denominator, both whole. Throws on a denominator of zero. */
export const ratio = (numerator: bigint | number, denominator: bigint | number): Exact =>
  fraction(numerator, denominator);

export { zero };
export const one: Exact = exact(1);

export function add(a: Exact, b: Exact): Exact {
  if (isSmall(a) && isSmall(b)) {
    if (a.n === 0) return b;
    if (b.n === 0) return a;
    const alike = a.d === b.d;
    const first = alike ? a.n : a.n * b.d;
    const second = alike ? b.n : b.n * a.d;
    const n = first + second;
    const d = alike ? a.d : a.d * b.d;
    if (isSafe(first) && isSafe(second) && isSafe(n) && isSafe(d))
      // A whole number added to a fraction in lowest terms leaves it in lowest terms.
      return n !== 0 && (a.d === 1 || b.d === 1) ? new Rational(n, d) : ofSafe(n, d);
  }
  const [p, q] = [inBigints(a), inBigints(b)];
  const n = p.n * q.d + q.n * p.d;
  return p.d === 1n || q.d === 1n ? lowest(n, p.d * q.d) : ofLarge(n, p.d * q.d);
}
export const sub = (a: Exact, b: Exact): Exact => add(a, negate(b));
export function mul(a: Exact, b: Exact): Exact {
  if (a === one) return b;
  if (b === one) return a;
  if (isSmall(a) && isSmall(b)) {
    if (a.n === 0 || b.n === 0) return zero;
    // Each numerator is reduced by the other denominator: then the products are in lowest terms, and smaller from the start.
    const first = b.d === 1 ? 1 : greatestDivisor(a.n, b.d);
    const second = a.d === 1 ? 1 : greatestDivisor(b.n, a.d);
    const n = (a.n / first) * (b.n / second);
    const d = (a.d / second) * (b.d / first);
    if (isSafe(n) && isSafe(d)) return new Rational(n, d);
  }
  const [n, d, m, e] = [BigInt(a.n), BigInt(a.d), BigInt(b.n), BigInt(b.d)];
  const [first, second] = [largeDivisor(n, e), largeDivisor(m, d)];
  return lowest((n / first) * (m / second), (d / second) * (e / first));
}
/** Throws on a divisor of zero: callers decide first what "no value" means for them. */
export function div(a: Exact, b: Exact): Exact {
  if (isZero(b)) throw new RangeError('Division by zero');
  return mul(a, b.n < 0 ? new Rational(-b.d, -b.n) : new Rational(b.d, b.n));
}
export const negate = (a: Exact): Exact => (isZero(a) ? a : new Rational(-a.n, a.d));
export const abs = (a: Exact): Exact => (a.n < 0 ? negate(a) : a);
/** base × base × …, so many times. */
export function power(base: Exact, times: number): Exact {
  let result = one;
  for (let time = 0; time < times; time += 1) result = mul(result, base);
  return result;
}
/** Adds many at once: those of one denominator as whole numbers, so that each is not brought into lowest terms. */
export function sum(values: Iterable<Exact>): Exact {
  const numerators = new Map<number | bigint, number | bigint>();
  for (const { n, d } of values) numerators.set(d, plus(numerators.get(d) ?? 0, n));
  let total = zero;
  for (const [d, n] of numerators) total = add(total, fraction(n, d));
  return total;
}
function plus(a: number | bigint, b: number | bigint): number | bigint {
  const total = typeof a === 'number' && typeof b === 'number' ? a + b : undefined;
  return total !== undefined && isSafe(total) ? total : BigInt(a) + BigInt(b);
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  if (isSmall(a) && isSmall(b)) {
    const left = a.d === b.d ? a.n : a.n * b.d;
    const right = a.d === b.d ? b.n : b.n * a.d;
    // What is not safe was rounded. That keeps the order, but what differed may look equal.
    if (left !== right) return left > right ? 1 : -1;
    if (isSafe(left)) return 0;
  }
  const [p, q] = [inBigints(a), inBigints(b)];
  const difference = p.n * q.d - q.n * p.d;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
export const equals = (a: Exact, b: Exact): boolean => a.n === b.n && a.d === b.d;
export const isZero = (a: Exact): boolean => a.n === 0;
export const isWhole = (a: Exact): boolean => a.d === 1 || a.d === 1n;
/** −1, 0 or 1. */
export const sign = (a: Exact): -1 | 0 | 1 => (a.n > 0 ? 1 : a.n < 0 ? -1 : 0);
export const min = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const max = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
export const isExact = (value: unknown): value is Exact => value instanceof Rational;

/** value × 10^places as a whole number, half away from zero: the one rounding rule of the product. */
export function roundToUnits(value: Exact, places: number): bigint {
  if (isSmall(value)) {
    const twice = 2 * Math.abs(value.n) * 10 ** places + value.d;
    const divisor = 2 * value.d;
    if (isSafe(twice) && isSafe(divisor)) {
      const rounded = (twice - (twice % divisor)) / divisor;
      return BigInt(value.n < 0 ? -rounded : rounded);
    }
  }
  const { n, d } = inBigints(value);
  const scaled = (n < 0n ? -n : n) * 10n ** BigInt(places);
  const rounded = (2n * scaled + d) / (2n * d);
  return n < 0n ? -rounded : rounded;
}

/** The least whole number that is not below the value. */
export function ceiling(value: Exact): Exact {
  if (isWhole(value)) return value;
  const { n, d } = inBigints(value);
  return exact(n / d + (n > 0n ? 1n : 0n));
}

/** Rounds half away from zero to `places` decimals. */
export const roundTo = (value: Exact, places: number): Exact =>
  ratio(roundToUnits(value, places), 10n ** BigInt(places));

/** Decimal text with exactly `places` decimals, half away from zero. Never "-0.00". */
export const decimalText = (value: Exact, places: number): string => unitsText(roundToUnits(value, places), places);

/** Prints a whole number of units of 10^−places: 110564 with 2 places is "1105.64". */
export function unitsText(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = units < 0n ? '-' : '';
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - places)}`;
}

/** Decimals of every ratio (discount, margin) in JSON. */
export const ratioPlaces = 8;
/** A ratio as every edge writes it: "0.20000000" is 20 %. */
export const ratioText = (value: Exact): string => decimalText(value, ratioPlaces);

/** The shortest decimal text equal to the value when it has one, else rounded to `maximumPlaces`. */
export function plainText(value: Exact, maximumPlaces = 20): string {
  const text = decimalText(value, maximumPlaces);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/**
 * `actual` with `places` decimals, or as many more as it takes to show on which side of `limit` it lies:
 * 0.200039920… against 0.20 is "0.20003992", 0.1999999999 against 0.20 is "0.1999999999", never "0.20000000".
 * The limit has an end as a decimal, as every limit that is written: no text would do for a third against a third.
 */
export function distinguishing(actual: Exact, limit: Exact, places = ratioPlaces): string {
  const side = Math.sign(compare(actual, limit));
  let digits = places;
  while (Math.sign(compare(roundTo(actual, digits), limit)) !== side) digits += 1;
  return decimalText(actual, digits);
}

/** "7/3", or with what is whole of it apart, "2 1/3". */
export function fractionText(value: Exact, form?: 'mixed'): string {
  const { n, d } = inBigints(abs(value));
  const minus = value.n < 0 ? '-' : '';
  if (d === 1n) return `${minus}${n}`;
  return form === 'mixed' && n > d ? `${minus}${n / d} ${n % d}/${d}` : `${minus}${n}/${d}`;
}

/** The nearest that a number comes to it: for places on a screen, never for money. */
export const nearest = ({ n, d }: Exact): number => Number(n) / Number(d);

/** Fractions of one sign as whole numbers in the same proportion, over their common denominator. */
export function wholeWeights(weights: readonly Exact[]): bigint[] {
  const common = weights.map(inBigints).reduce((all, { d }) => all * inBigints(ratio(d, all)).n, 1n);
  return weights.map(inBigints).map(({ n, d }) => (n < 0n ? -n : n) * (common / d));
}

interface Small {
  n: number;
  d: number;
}

const isSmall = (value: Exact): value is Exact & Small => typeof value.n === 'number';
const inBigints = ({ n, d }: Exact): { n: bigint; d: bigint } => ({ n: BigInt(n), d: BigInt(d) });
