import { lastDayOf } from '../calendar.ts';
import { type Exact, exact, mul, one, sub } from '../exact.ts';
import { type Minor, allocate, minorToExact, parseMinor, roundMoney } from '../money.ts';
import type { Currency, Discount, PricedProduct, PricingBasis, QuoteContent, QuoteLine } from '../offer.ts';
import { periodsOf } from './period.ts';
import { amountOf, listParts, priceAt } from './price-model.ts';
import type { LinePeriod, Priced, PricedLine, Totals } from './priced.ts';

/**
 * Prices sound content (`validateContent` found nothing). The order, and the only places where money is rounded:
 * 1. list of a line = price of one period × periods, extended and prorated exactly, rounded once;
 * 2. net after the line discount, from the same unrounded amount, rounded once: percent takes its share off, amount is
 *    subtracted from list, target price replaces the unit price; line discount = list − that net, negative for an uplift;
 * 3. header discount, on the total of step 2, rounded once: percent, amount, or the difference to the target total;
 *    spread over the lines in proportion to their net of step 2 by largest remainder, so that the parts sum to it.
 * Unit prices are never rounded. Throws when a product is not in the basis, which is a bug.
 */
export function price(content: QuoteContent, basis: PricingBasis): Priced {
  const lines = priceLines(content, basis);
  const nets = lines.map((line) => line.net);
  const header = headerDiscountOf(content.headerDiscount, total(nets), content.currency);
  const shares = allocate(header, nets);
  const spread = lines.map((line, index) => {
    const headerDiscount = shares[index] ?? 0n;
    return { ...line, headerDiscount, net: line.net - headerDiscount };
  });
  return {
    currency: content.currency,
    start: content.start,
    end: lastDayOf(content.start, content.termMonths),
    termMonths: content.termMonths,
    lines: spread,
    totals: totalsOf(spread),
  };
}

/** Steps 1 and 2: every line before the header discount. */
export function priceLines(content: QuoteContent, basis: PricingBasis): PricedLine[] {
  const periodOf = periodsOf(content, basis.proration);
  return content.lines.map((line) => {
    const product = basis.products[line.product];
    if (product === undefined) throw new RangeError(`No price for product ${line.product}`);
    return priceLine(line, product, periodOf(line, product), content.currency);
  });
}

/** The header discount in money on a total after line discounts; an amount may not be more precise than the currency. */
export function headerDiscountOf(discount: Discount | undefined, before: Minor, currency: Currency): Minor {
  if (discount === undefined) return 0n;
  if ('percent' in discount) return roundMoney(mul(minorToExact(before, currency), exact(discount.percent)), currency);
  if ('amount' in discount) return minorOf(discount.amount, currency);
  return before - minorOf(discount.targetPrice, currency);
}

function priceLine(line: QuoteLine, product: PricedProduct, period: LinePeriod, currency: Currency): PricedLine {
  const quantity = exact(line.quantity);
  const parts = listParts(product.price, quantity);
  const extended = mul(amountOf(parts), period.factor);
  const list = roundMoney(extended, currency);
  const net = netOf(line.discount, extended, list, currency, (unitPrice) =>
    mul(priceAt(product.price, unitPrice, quantity), period.factor),
  );
  return {
    id: line.id,
    product: line.product,
    name: product.name,
    family: product.family,
    charge: product.charge,
    unit: product.unit,
    quantity,
    period,
    listParts: parts,
    discount: line.discount,
    list,
    lineDiscount: list - net,
    headerDiscount: 0n,
    net,
  };
}

function netOf(
  discount: Discount | undefined,
  extended: Exact,
  list: Minor,
  currency: Currency,
  extendedAt: (unitPrice: Exact) => Exact,
): Minor {
  if (discount === undefined) return list;
  if ('percent' in discount) return roundMoney(mul(extended, sub(one, exact(discount.percent))), currency);
  if ('amount' in discount) return list - minorOf(discount.amount, currency);
  return roundMoney(extendedAt(exact(discount.targetPrice)), currency);
}

const totalsOf = (lines: readonly PricedLine[]): Totals => ({
  list: total(lines.map((line) => line.list)),
  lineDiscount: total(lines.map((line) => line.lineDiscount)),
  headerDiscount: total(lines.map((line) => line.headerDiscount)),
  net: total(lines.map((line) => line.net)),
});

const total = (amounts: readonly Minor[]): Minor => amounts.reduce((sum, amount) => sum + amount, 0n);

function minorOf(text: string, currency: Currency): Minor {
  const minor = parseMinor(text, currency);
  if (minor === undefined) throw new RangeError(`Not an amount in ${currency}: ${text}`);
  return minor;
}
