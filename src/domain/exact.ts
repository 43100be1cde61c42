import Fraction from 'fraction.js';

/**
 * An exact rational number. Everything that money, ratios and policy compare is one of these; nothing is rounded
 * until a stated place prints or rounds it. Immutable; made by the functions of this file alone.
 */
export type Exact = Fraction & { readonly __exact?: never };

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
  if (point < 0) return reduced(BigInt(text), 1n);
  const places = text.length - point - 1;
  return reduced(BigInt(text.slice(0, point) + text.slice(point + 1)), powerOfTen(places));
}

/** An exact number from text or an integer known to be good; throws a RangeError otherwise, because that is a bug. */
export function exact(value: string | bigint | number): Exact {
  if (typeof value === 'bigint') return reduced(value, 1n);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Not an integer: ${value}`);
    return reduced(BigInt(value), 1n);
  }
  const parsed = parseDecimal(value);
  if (parsed === undefined) throw new RangeError(`Not a decimal number: ${value.slice(0, maximumDigits)}`);
  return parsed;
}

/** numerator ÷ denominator, both whole. */
export const ratio = (numerator: bigint | number, denominator: bigint | number): Exact =>
  reduced(BigInt(numerator), BigInt(denominator));

export const zero: Exact = exact(0n);
export const one: Exact = exact(1n);

/*
 * The same as the methods of a fraction, which look at every kind of argument first. Money and quantities are mostly
 * whole, and a thousand lines add and multiply tens of thousands of times.
 */
export function add(a: Exact, b: Exact): Exact {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  // In lowest terms, a whole number more or less leaves them lowest.
  if (a.d === 1n) return signed(a.s * a.n * b.d + b.s * b.n, b.d);
  if (b.d === 1n) return signed(a.s * a.n + b.s * b.n * a.d, a.d);
  if (a.d === b.d) return reduced(a.s * a.n + b.s * b.n, a.d);
  return reduced(a.s * a.n * b.d + b.s * b.n * a.d, a.d * b.d);
}
export const sub = (a: Exact, b: Exact): Exact => add(a, negate(b));
export function mul(a: Exact, b: Exact): Exact {
  if (a === one) return b;
  if (b === one) return a;
  return product(a, b.s, b.n, b.d);
}
/** Throws on a divisor of zero: callers decide first what "no value" means for them. */
export function div(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('Division by zero');
  return product(a, b.s, b.d, b.n);
}

/** Each numerator against the other denominator: their divisors are found faster than that of the two products. */
function product(a: Exact, s: bigint, n: bigint, d: bigint): Exact {
  if (a.n === 0n || n === 0n) return zero;
  const first = a.n === 1n || d === 1n ? 1n : greatestDivisor(a.n, d);
  const second = n === 1n || a.d === 1n ? 1n : greatestDivisor(n, a.d);
  return lowest(a.s * s, (a.n / first) * (n / second), (a.d / second) * (d / first));
}
export const negate = (a: Exact): Exact => (a.n === 0n ? a : lowest(-a.s, a.n, a.d));
/** Adds many at once: those of one denominator as whole numbers, which spares a reduction each. */
export function sum(values: Iterable<Exact>): Exact {
  const numerators = new Map<bigint, bigint>();
  for (const { s, n, d } of values) numerators.set(d, (numerators.get(d) ?? 0n) + s * n);
  let total = zero;
  for (const [d, n] of numerators) total = total.add(ratio(n, d));
  return total;
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.d === b.d ? a.s * a.n - b.s * b.n : a.s * a.n * b.d - b.s * b.n * a.d;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const isZero = (a: Exact): boolean => a.n === 0n;
/** −1, 0 or 1. */
export const sign = (a: Exact): -1 | 0 | 1 => (a.n === 0n ? 0 : a.s < 0n ? -1 : 1);
export const min = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const isExact = (value: unknown): value is Exact => value instanceof Fraction;

/** value × 10^places as a whole number, half away from zero: the one rounding rule of the product. */
export function roundToUnits(value: Exact, places: number): bigint {
  const scaled = value.n * powerOfTen(places);
  const rounded = (2n * scaled + value.d) / (2n * value.d);
  return value.s < 0n ? -rounded : rounded;
}

/** Rounds half away from zero to `places` decimals. */
export const roundTo = (value: Exact, places: number): Exact => ratio(roundToUnits(value, places), powerOfTen(places));

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
 */
export function distinguishing(actual: Exact, limit: Exact, places = ratioPlaces): string {
  const side = Math.sign(compare(actual, limit));
  let digits = places;
  while (Math.sign(compare(roundTo(actual, digits), limit)) !== side) digits += 1;
  return decimalText(actual, digits);
}

/** Fractions as whole numbers in the same proportion, over their common denominator. */
export function wholeWeights(weights: readonly Exact[]): bigint[] {
  const denominator = weights.reduce((common, { d }) => (common / greatestDivisor(common, d)) * d, 1n);
  return weights.map(({ n, d }) => n * (denominator / d));
}

/** A fraction in lowest terms. @throws on a denominator of zero */
function reduced(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 0n) throw new RangeError('Division by zero');
  if (denominator === 1n) return signed(numerator, 1n);
  const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return divisor === 1n ? signed(numerator, denominator) : signed(numerator / divisor, denominator / divisor);
}

/** A fraction whose parts have no common divisor. */
function signed(numerator: bigint, denominator: bigint): Exact {
  return numerator < 0n ? lowest(-1n, -numerator, denominator) : lowest(1n, numerator, denominator);
}

/** A fraction of parts that need no checking: above zero, without a common divisor. */
function lowest(s: bigint, n: bigint, d: bigint): Exact {
  const fraction = Object.create(Fraction.prototype) as { s: bigint; n: bigint; d: bigint };
  fraction.s = s;
  fraction.n = n;
  fraction.d = d;
  return fraction as Exact;
}

const largestNumber = BigInt(Number.MAX_SAFE_INTEGER);

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small > largestNumber || large > largestNumber) {
    if (small === 0n) return large;
    [large, small] = [small, large % small];
  }
  // What fits into a number is divided many times faster.
  let [more, less] = [Number(large), Number(small)];
  while (less !== 0) [more, less] = [less, more % less];
  return BigInt(more);
}

const powers = Array.from({ length: maximumDigits + 1 }, (_, places) => 10n ** BigInt(places));
const powerOfTen = (places: number): bigint => powers[places] ?? 10n ** BigInt(places);
