import { schedule } from '../../domain/billing/schedule.ts';
import { daysOf } from '../../domain/calendar.ts';
import {
  compare,
  div,
  type Exact,
  exact,
  isZero,
  mul,
  one,
  plainText,
  ratio,
  ratioText,
  sum,
} from '../../domain/exact.ts';
import { measure } from '../../domain/measures/measure.ts';
import { viewMeasures } from '../../domain/measures/view.ts';
import { minorToExact, money as moneyOf } from '../../domain/money.ts';
import type { Currency, PlainDate, PriceModel, PricingBasis, QuoteContent } from '../../domain/offer.ts';
import { price } from '../../domain/pricing/price.ts';
import type { LinePeriod, PricedLine, PricePart } from '../../domain/pricing/priced.ts';
import { money } from './figures.ts';
import type { PaperInput, PaperLineInput } from './paper-input.ts';

/**
 * The priced part of a paper's input, from a version's content and the basis frozen with it: the engines' figures,
 * without anything that a customer may not see.
 */
export function paperPricing(
  content: QuoteContent,
  basis: PricingBasis,
): Pick<PaperInput, 'end' | 'lines' | 'totals' | 'schedule'> {
  const priced = price(content, basis);
  const { list, discountAmount, discount, net, oneTime, recurring, firstYear } = viewMeasures(
    measure(priced, content, basis),
  );
  return {
    end: priced.end,
    lines: priced.lines.map((line) => paperLine(line, basis, priced.currency)),
    totals: { list, discount: discountAmount, discountRatio: discount, net, oneTime, recurring, firstYear },
    schedule: schedule(priced, content).map(({ issueOn, dueOn, from, to, amount }) => ({
      issueOn,
      dueOn,
      period: { from, to },
      amount: moneyOf(amount, priced.currency),
    })),
  };
}

function paperLine(line: PricedLine, basis: PricingBasis, currency: Currency): PaperLineInput {
  const product = basis.products[line.product];
  if (product === undefined) throw new RangeError(`the pricing basis has no product ${line.product}`);
  const discount = line.lineDiscount + line.headerDiscount;
  const [part, ...more] = line.listParts;
  return {
    id: line.id,
    sku: product.sku,
    name: line.name,
    unit: line.unit,
    charge: line.charge,
    pricePeriod: line.period.unit,
    quantity: plainText(line.quantity),
    start: line.period.from,
    end: line.period.to,
    flat: product.price.kind === 'flat',
    unitPrice: part === undefined || more.length > 0 ? null : { amount: plainText(part.unitPrice), currency },
    derivation: derivation(line, product.price, currency),
    list: moneyOf(line.list, currency),
    discount: moneyOf(discount, currency),
    discountRatio:
      line.list === 0n ? null : ratioText(div(minorToExact(discount, currency), minorToExact(line.list, currency))),
    net: moneyOf(line.net, currency),
  };
}

/** "10 × $228.00 × 177 of 365 days"; empty where one unit price × quantity already gives the list amount. */
function derivation({ listParts, period }: PricedLine, price: PriceModel, currency: Currency): string {
  if (listParts.length === 1 && compare(period.factor, one) === 0) return '';
  const parts = listParts.map((part) => partText(part, price, currency));
  const product = parts.length > 1 ? `(${parts.join(' + ')})` : parts.join('');
  return compare(period.factor, one) === 0 ? product : `${product} × ${periodText(period)}`;
}

function partText({ quantity, unitPrice }: PricePart, price: PriceModel, currency: Currency): string {
  const each = money({ amount: plainText(unitPrice), currency }).text;
  return price.kind === 'flat' ? each : `${plainText(quantity)} × ${each}`;
}

/** "36 months", "1 year", "(2 years + 177 of 365 days)"; what fits no whole number of days stays an exact fraction. */
function periodText({ unit, factor, years }: LinePeriod): string {
  if (unit !== 'year' || isWhole(factor)) return counted(factor, unit ?? '');
  const weights = years.reduce((total, { weight }) => total + weight, 0n);
  const shares = years.map(({ weight, ...span }) => ({ ...span, periods: mul(factor, ratio(weight, weights)) }));
  const whole = sum(shares.filter(({ periods }) => isWhole(periods)).map(({ periods }) => periods));
  const parts = shares.filter(({ periods }) => !isWhole(periods)).map(partOfYear);
  const terms = isZero(whole) ? parts : [counted(whole, unit), ...parts];
  return terms.length > 1 ? `(${terms.join(' + ')})` : terms.join('');
}

function partOfYear({ from, to, periods }: { from: PlainDate; to: PlainDate; periods: Exact }): string {
  const days = exact(daysOf(from, to));
  const yearDays = div(days, periods);
  return isWhole(yearDays) ? `${plainText(days)} of ${plainText(yearDays)} days` : counted(periods, 'year');
}

function counted(amount: Exact, unit: string): string {
  return `${amount.toFraction(true)} ${unit}${compare(amount, one) === 0 ? '' : 's'}`;
}

const isWhole = (value: Exact): boolean => isZero(value.mod(1));
