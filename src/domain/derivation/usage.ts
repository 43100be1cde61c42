import { compare, div, exact, isZero, mul, one } from '../exact.ts';
import type { QuoteLine } from '../offer.ts';
import type { PricedSegment } from '../pricing/priced.ts';
import { type Derived, given, worked } from './derived.ts';
import { number } from './grounds.ts';

/** Whether what a stretch of usage costs is its minimum, because it is above the commitment. */
export function isAtMinimum({ unrounded, period }: PricedSegment, { usage }: QuoteLine): boolean {
  const least = mul(exact(usage?.minimum ?? '0'), period.charged);
  return !isZero(least) && compare(least, unrounded.net) === 0;
}

/** The list of as much usage as the minimum pays for, at the mix of prices it has. */
export function listAtMinimum({ unrounded, period }: PricedSegment, { usage }: QuoteLine): Derived {
  const mix = isZero(unrounded.net) ? one : div(unrounded.list, unrounded.net);
  return worked('beforeRounding', 'product', 'money', [
    given('usageMinimum', exact(usage?.minimum ?? '0'), 'money'),
    number('chargedTime', period.charged),
    number('listOverNet', mix),
  ]);
}
