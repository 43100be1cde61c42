import { daysOf } from '../../domain/calendar.ts';
import {
  compare,
  div,
  equals,
  type Exact,
  exact,
  fractionText,
  isWhole,
  isZero,
  mul,
  one,
  plainText,
  sum,
} from '../../domain/exact.ts';
import { moneyOf } from '../../domain/money.ts';
import type { PriceModel } from '../../domain/catalogue.ts';
import type { Currency, PlainDate } from '../../domain/offer.ts';
import type { LinePeriod, PricedLine, PricedSegment, PricePart } from '../../domain/pricing/priced.ts';
import { money, quantity, rate } from './figures.ts';

/**
 * How the list amount of a stretch came about: "10 × $228.00 × 177 of 365 days". Empty where one unit price × quantity
 * gives it, and where nothing is charged yet because it goes by use.
 */
export function derivationOf(
  line: PricedLine,
  { listParts, period, quantity: units, unrounded }: PricedSegment,
  price: PriceModel,
  currency: Currency,
): string {
  const once = compare(period.factor, one) === 0;
  if (price.kind === 'percentOf') return shareText(price.percent, { listParts, period }, currency);
  if (line.charge === 'usage') {
    if (isZero(unrounded.list)) return '';
    const minimum = isMinimum(listParts, units, period, unrounded.list) ? line.usage?.minimum : undefined;
    if (minimum !== undefined) {
      const least = `minimum of ${money({ amount: minimum, currency }).text} × ${periodText(period)}`;
      // What is printed beside it is the list that the line's discounts bring down to the minimum, so it is more.
      return line.steps.length > 0 ? `${least} after discounts, here at list` : least;
    }
  } else if (listParts.length === 1 && once && price.kind !== 'package') return '';
  const parts = listParts.map((part) => partText(part, price, currency));
  const product = parts.length > 1 ? `(${parts.join(' + ')})` : parts.join('');
  return once ? product : `${product} × ${periodText(period)}`;
}

/** Whether the commitment's own price is not what is charged. */
const isMinimum = (parts: readonly PricePart[], units: Exact, { factor }: LinePeriod, list: Exact): boolean =>
  isZero(units) || !equals(mul(sum(parts.map((part) => mul(part.quantity, part.unitPrice))), factor), list);

function shareText(
  share: string,
  { listParts: [part], period }: Pick<PricedSegment, 'listParts' | 'period'>,
  currency: Currency,
): string {
  if (!part) return '';
  const times = div(part.quantity, exact(share));
  const of = `${rate(share).text} of ${money(moneyOf(mul(part.unitPrice, period.factor), currency)).text}`;
  return equals(times, one) ? of : `${quantity(plainText(times)).text} × ${of}`;
}

function partText({ quantity: count, unitPrice }: PricePart, price: PriceModel, currency: Currency): string {
  const each = money({ amount: plainText(unitPrice), currency }).text;
  if (price.kind === 'flat') return each;
  const many = quantity(plainText(count)).text;
  return price.kind === 'package' ? `${many} ${many === '1' ? 'package' : 'packages'} × ${each}` : `${many} × ${each}`;
}

/** "36 months", "1 year", "(2 years + 177 of 365 days)"; what is no number of days, "5 24/31 of 12 months". */
function periodText({ unit, factor, years }: LinePeriod): string {
  if (unit !== 'year' || isWhole(factor)) return counted(factor, unit ?? '');
  const whole = sum(years.filter(({ use }) => isWhole(use)).map(({ use }) => use));
  const parts = years.filter(({ use }) => !isWhole(use)).map(partOfYear);
  const terms = isZero(whole) ? parts : [counted(whole, unit), ...parts];
  return terms.length > 1 ? `(${terms.join(' + ')})` : terms.join('');
}

function partOfYear({ from, to, use }: { from: PlainDate; to: PlainDate; use: Exact }): string {
  const days = exact(daysOf(from, to));
  const yearDays = div(days, use);
  if (isWhole(yearDays)) return `${plainText(days)} of ${plainText(yearDays)} days`;
  return `${fractionText(mul(use, exact(12)), 'mixed')} of 12 months`;
}

function counted(amount: Exact, unit: string): string {
  return `${fractionText(amount, 'mixed')} ${unit}${compare(amount, one) === 0 ? '' : 's'}`;
}
