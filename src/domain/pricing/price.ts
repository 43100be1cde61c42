import { lastDayOf } from '../calendar.ts';
import { div, type Exact, exact, isZero, mul, one, sub, sum } from '../exact.ts';
import { allocate, type Minor, minorToExact, parseMinor, roundMoney } from '../money.ts';
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
 * Unit prices are never rounded. Beside the money each line keeps its list and net unrounded: percentages are taken from
 * those, or 20 % off $99,999.99 would be 20.000002 % and need another approver. Throws when a product is not in the basis, which is a bug.
 */
export function price(content: QuoteContent, basis: PricingBasis): Priced {
  const lines = priceLines(content, basis);
  const nets = lines.map((line) => line.net);
  const before = total(nets);
  const header = headerDiscountOf(content.headerDiscount, before, content.currency);
  const shares = allocate(header, nets);
  const left = leftByHeader(content, lines, before - header);
  const spread = lines.map((line, index) => {
    const headerDiscount = shares[index] ?? 0n;
    const unrounded = { ...line.unrounded, net: mul(line.unrounded.net, left) };
    return { ...line, headerDiscount, net: line.net - headerDiscount, unrounded };
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

/** What the header discount leaves of every unrounded net, as a ratio; one given in money leaves exactly the rest in money. */
function leftByHeader(content: QuoteContent, lines: readonly PricedLine[], after: Minor): Exact {
  const discount = content.headerDiscount;
  if (discount === undefined) return one;
  if ('percent' in discount) return sub(one, exact(discount.percent));
  const before = sum(lines.map(({ unrounded }) => unrounded.net));
  return isZero(before) ? one : div(minorToExact(after, content.currency), before);
}

function priceLine(line: QuoteLine, product: PricedProduct, period: LinePeriod, currency: Currency): PricedLine {
  const quantity = exact(line.quantity);
  const parts = listParts(product.price, quantity);
  const extended = mul(amountOf(parts), period.factor);
  const list = roundMoney(extended, currency);
  const discounted = netOf(line.discount, extended, minorToExact(list, currency), (unitPrice) =>
    mul(priceAt(product.price, unitPrice, quantity), period.factor),
  );
  const net = roundMoney(discounted, currency);
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
    unrounded: { list: extended, net: discounted },
  };
}

/** Net after the line discount, before rounding. An amount is taken off the list in money, of which it can be all. */
function netOf(
  discount: Discount | undefined,
  extended: Exact,
  list: Exact,
  extendedAt: (unitPrice: Exact) => Exact,
): Exact {
  if (discount === undefined) return extended;
  if ('percent' in discount) return mul(extended, sub(one, exact(discount.percent)));
  if ('amount' in discount) return sub(list, exact(discount.amount));
  return extendedAt(exact(discount.targetPrice));
}

const totalsOf = (lines: readonly PricedLine[]): Totals => ({
  list: total(lines.map((line) => line.list)),
  lineDiscount: total(lines.map((line) => line.lineDiscount)),
  headerDiscount: total(lines.map((line) => line.headerDiscount)),
  net: total(lines.map((line) => line.net)),
  unrounded: {
    list: sum(lines.map((line) => line.unrounded.list)),
    net: sum(lines.map((line) => line.unrounded.net)),
  },
});

const total = (amounts: readonly Minor[]): Minor => amounts.reduce((sum, amount) => sum + amount, 0n);

function minorOf(text: string, currency: Currency): Minor {
  const minor = parseMinor(text, currency);
  if (minor === undefined) throw new RangeError(`Not an amount in ${currency}: ${text}`);
  return minor;
}
