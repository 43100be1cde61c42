/**
 * A fraction in lowest terms, its denominator above zero. Its parts are numbers where both are whole numbers that a
 * number holds exactly, and bigints beyond: nearly all of a quote is small, and a thousand lines add and multiply tens
 * of thousands of times. A value has one form only. Immutable; read and made by `exact.ts`, which has its arithmetic.
 */
export class Rational {
  readonly n: number | bigint;
  readonly d: number | bigint;

  /** Of parts that are sound: use `fraction`. */
  constructor(n: number | bigint, d: number | bigint) {
    this.n = n;
    this.d = d;
  }
}

const largest = Number.MAX_SAFE_INTEGER;

/**
 * Whether a whole number, or the sum or product of two that are safe, is exact. Beyond the safe ones results are rounded
 * to even numbers, but never back below the first of those.
 */
export const isSafe = (value: number): boolean => value <= largest && value >= -largest;

export const zero = new Rational(0, 1);

/** n ÷ d. @throws on a denominator of zero */
export function fraction(n: number | bigint, d: number | bigint): Rational {
  const [top, bottom] = [Number(n), Number(d)];
  if (bottom === 0) throw new RangeError('Division by zero');
  if (!isSafe(top) || !isSafe(bottom)) return ofLarge(BigInt(n), BigInt(d));
  return bottom > 0 ? ofSafe(top, bottom) : ofSafe(-top, -bottom);
}

/** The same of safe parts, the denominator above zero. */
export function ofSafe(n: number, d: number): Rational {
  if (n === 0) return zero;
  const divisor = d === 1 ? 1 : greatestDivisor(n, d);
  return divisor === 1 ? new Rational(n, d) : new Rational(n / divisor, d / divisor);
}

/** The same of parts of any size, neither of them zero but the numerator. */
export function ofLarge(numerator: bigint, denominator: bigint): Rational {
  const divisor = largeDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return lowest(numerator / divisor, denominator / divisor);
}

/** Of parts in lowest terms, the denominator above zero. */
export function lowest(n: bigint, d: bigint): Rational {
  const [top, bottom] = [Number(n), Number(d)];
  return isSafe(top) && isSafe(bottom) ? new Rational(top, bottom) : new Rational(n, d);
}

/** The greatest common divisor. */
export function largeDivisor(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (rest > largest) [divisor, rest] = [rest, divisor % rest];
  if (rest === 0n) return divisor;
  // From here on they fit into numbers, which divide many times faster.
  return BigInt(greatestDivisor(Number(rest), Number(divisor % rest)));
}

/** Of safe whole numbers, above zero. */
export function greatestDivisor(a: number, b: number): number {
  let [divisor, rest] = [a < 0 ? -a : a, b < 0 ? -b : b];
  while (rest !== 0) {
    const next = divisor % rest;
    divisor = rest;
    rest = next;
  }
  return divisor;
}
