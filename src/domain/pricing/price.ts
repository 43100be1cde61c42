import { mul, sum } from '../exact.ts';
import { type Minor, minorToExact } from '../money.ts';
import type { PricedProduct, PricingBasis, QuoteContent, QuoteLine } from '../offer.ts';
import { type Header, headerOf } from './header.ts';
import type { KnownLines } from './known-lines.ts';
import { isOpenChoice, type LineToPrice, priceLine } from './line-price.ts';
import { shareOf } from './percent-of.ts';
import { lineSpan, periodsOf, segmentSpans } from './period.ts';
import type { Priced, PricedLine, PricedSegment, Totals } from './priced.ts';
import { allocateRounded, type Rounding, roundAmount, roundingOf } from './rounding.ts';
import { anniversaryOf, endOf, monthsOf } from './term.ts';

/**
 * Prices sound content (`validateContent` found nothing). The order, and the only places where money is rounded:
 * 1. list of a stretch of a line = price of one period × periods of use, extended and prorated exactly, rounded once;
 * 2. net after free units, free time, uplift and the line's discounts in their order (`ladder`), from the same unrounded
 *    amount, rounded once: percent takes its share off, an amount is subtracted from what was rounded to money, a target
 *    price replaces the unit price; line discount = list − that net, negative for an uplift;
 * 3. lines that are a share of others, of what those come to after step 2;
 * 4. header discounts, on the total of what is counted, each rounded once; spread over the lines in proportion to their
 *    net, and over the stretches of a line likewise, by largest remainder, so that the parts sum to it.
 * Rounded is to the currency's minor unit, or to the seller's coarser step. Unit prices are never rounded. Beside the money each line keeps its list and net unrounded: percentages are taken from
 * those, or 20 % off $99,999.99 would be 20.000002 % and need another approver. Throws when a product is not in the basis, which is a bug.
 * What is `known` of lines is taken as it is, and what is worked out added to it.
 */
export function price(content: QuoteContent, basis: PricingBasis, known?: KnownLines): Priced {
  const rounding = roundingOf(basis);
  const priced = priceLines(content, basis, known);
  const isOpen = content.lines.map(isOpenChoice);
  const counted = isOpen.includes(true) ? priced.filter((_, index) => !isOpen[index]) : priced;
  const header = headerOf(content, counted, rounding);
  const lines = spread(counted, header);
  return {
    currency: content.currency,
    start: content.start,
    end: endOf(content),
    anniversary: anniversaryOf(content),
    months: monthsOf(content),
    lines,
    options: priced.filter((_, index) => isOpen[index]).map((line) => ifChosen(line, header, content, rounding)),
    headerSteps: header.steps,
    totals: totalsOf(lines),
  };
}

/** Steps 1 to 3: every line before the header discounts, in the order of the content. */
export function priceLines(content: QuoteContent, basis: PricingBasis, known?: KnownLines): PricedLine[] {
  const periodOf = periodsOf(content, basis.proration);
  const rounding = roundingOf(basis);
  const whole = { from: content.start, to: endOf(content) };
  const spanOf = (line: QuoteLine) =>
    line.start === undefined && line.termMonths === undefined ? whole : lineSpan(content, line);
  const given = (line: QuoteLine, product: PricedProduct): LineToPrice => ({
    line,
    product,
    periods: segmentSpans(line, spanOf(line)).map((span) => periodOf(line, span, product)),
    rounding,
    agreement: line.agreement === undefined ? undefined : basis.agreements?.[line.agreement],
  });
  const own = content.lines.map((line): PricedLine | undefined => {
    const product = productOf(line, basis);
    if (product.price.kind === 'percentOf') return undefined;
    const priced = known?.priced.get(line) ?? priceLine(given(line, product));
    known?.priced.set(line, priced);
    return priced;
  });
  if (!own.includes(undefined)) return own as PricedLine[];
  const others = own.filter((line, index) => line !== undefined && !isOpenChoice(content.lines[index] as QuoteLine));
  return content.lines.map((line, index) => {
    const product = productOf(line, basis);
    const share = product.price.kind === 'percentOf' ? product.price : undefined;
    if (!share) return own[index] as PricedLine;
    const partsOf = shareOf(share, others as PricedLine[], content.currency);
    return priceLine({ ...given(line, product), partsOf });
  });
}

function productOf(line: QuoteLine, basis: PricingBasis): PricedProduct {
  const product = basis.products[line.product];
  if (product === undefined) throw new RangeError(`No price for product ${line.product}`);
  return product;
}

/** Step 4. */
function spread(lines: readonly PricedLine[], header: Header): PricedLine[] {
  if (header.steps.length === 0) return [...lines];
  const shares = allocateRounded(
    header.amount,
    lines.map(({ net }) => net),
    header.step,
  );
  return lines.map((line, index) => {
    const headerDiscount = shares[index] ?? 0n;
    const segments = spreadOver(line.segments, headerDiscount, header);
    const [first, ...more] = segments;
    return {
      ...line,
      segments,
      headerDiscount,
      net: line.net - headerDiscount,
      unrounded:
        first && more.length === 0 ? first.unrounded : { ...line.unrounded, net: mul(line.unrounded.net, header.left) },
    };
  });
}

function spreadOver(segments: readonly PricedSegment[], amount: Minor, { left, step }: Header): PricedSegment[] {
  const shares = allocateRounded(
    amount,
    segments.map(({ net }) => net),
    step,
  );
  return segments.map((segment, index) => {
    const headerDiscount = shares[index] ?? 0n;
    const unrounded = { ...segment.unrounded, net: mul(segment.unrounded.net, left) };
    return { ...segment, headerDiscount, net: segment.net - headerDiscount, unrounded };
  });
}

/** What an option would cost: discounts in percent on the total are taken off it too, those in money are not. */
function ifChosen(line: PricedLine, { left, step }: Header, content: QuoteContent, rounding: Rounding): PricedLine {
  const said = [content.headerDiscount, ...(content.furtherHeaderDiscounts ?? []).map(({ discount }) => discount)];
  if (said.some((discount) => discount && !('percent' in discount))) return line;
  const net = roundAmount(mul(minorToExact(line.net, content.currency), left), rounding);
  return spread([line], { steps: [{ amount: line.net - net }], amount: line.net - net, left, step })[0] ?? line;
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
