/**
 * A fraction. Our own and not a library's for the sake of speed: those hold every part as a bigint, whose arithmetic
 * takes memory each time, while a quote of a thousand lines adds and multiplies tens of thousands of times and nearly
 * all of it is small. So the parts are numbers where both are safe integers, and bigints beyond, without any limit.
 *
 * A value has one form only, on which `equals` and `sum` rely: lowest terms, the denominator above zero, zero as 0/1,
 * numbers whenever both parts are safe and otherwise bigints both. Whoever calls the constructor sees to it, which is
 * this file and `exact.ts`; everybody else calls those. Immutable.
 *
 * `test/domain/exact.spec.ts` holds every operation against bigints alone, on parts about the edge of what is safe.
 */
export class Rational {
  readonly n: number | bigint;
  readonly d: number | bigint;

  constructor(n: number | bigint, d: number | bigint) {
    this.n = n;
    this.d = d;
  }
}

const largest = Number.MAX_SAFE_INTEGER;

/**
 * Whether a whole number is safe, asked of the sum or product of two safe ones only once it is worked out. A number is
 * the exact result, rounded to the nearest that can be held. All up to 2^53 can be held, so that nothing is rounded up to
 * there; what is beyond is rounded to 2^53 at the least, since that can be held too. Neither is taken for the other.
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

/** `fraction` of safe parts, the denominator above zero. */
export function ofSafe(n: number, d: number): Rational {
  if (n === 0) return zero;
  const divisor = d === 1 ? 1 : greatestDivisor(n, d);
  return divisor === 1 ? new Rational(n, d) : new Rational(n / divisor, d / divisor);
}

/** `fraction` of parts of any size, the denominator not zero. */
export function ofLarge(numerator: bigint, denominator: bigint): Rational {
  const divisor = largeDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return lowest(numerator / divisor, denominator / divisor);
}

/** `fraction` of parts that are in lowest terms already, the denominator above zero. */
export function lowest(n: bigint, d: bigint): Rational {
  const [top, bottom] = [Number(n), Number(d)];
  return isSafe(top) && isSafe(bottom) ? new Rational(top, bottom) : new Rational(n, d);
}

/** The greatest common divisor of two whole numbers, not both zero; above zero. */
export function largeDivisor(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (rest > largest) [divisor, rest] = [rest, divisor % rest];
  if (rest === 0n) return divisor;
  // From here on they are safe numbers, which divide many times faster.
  return BigInt(greatestDivisor(Number(rest), Number(divisor % rest)));
}

/** The same of safe ones. */
export function greatestDivisor(a: number, b: number): number {
  let [divisor, rest] = [a < 0 ? -a : a, b < 0 ? -b : b];
  while (rest !== 0) {
    const next = divisor % rest;
    divisor = rest;
    rest = next;
  }
  return divisor;
}
