import { mul, sum } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { PricedProduct } from '../catalogue.ts';
import type { QuoteContent, QuoteLine } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { withChosen } from './choices.ts';
import { type Header, headerOf } from './header.ts';
import { type KnownLines, linesForOnce } from './known-lines.ts';
import { isOpenChoice, type LineToPrice, priceLine } from './line-price.ts';
import { shareOf } from './percent-of.ts';
import { lineSpan, periodsOf, segmentSpans } from './period.ts';
import type { OptionCause, Priced, PricedLine, PricedOption, PricedSegment, Totals } from './priced.ts';
import { allocateRounded, roundingOf } from './rounding.ts';
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
 * What the customer may still choose is priced by the same steps in the offer with it.
 * Rounded is to the currency's minor unit, or to the seller's coarser step. Unit prices are never rounded. Beside the money
 * each line keeps its list and net unrounded: percentages are taken from those, or 20 % off $99,999.99 would be 20.000002 %
 * and need another approver. Throws when a product is not in the basis, which is a bug. What is `known` of lines is taken as
 * it is, and what is worked out added to it.
 */
export function price(content: QuoteContent, basis: PricingBasis, known: KnownLines = linesForOnce()): Priced {
  const now = beforeHeader(content, basis, known);
  const lines = spread(now.lines, now.header);
  const options = content.lines.filter(isOpenChoice).flatMap((line) => {
    const then = beforeHeader(withChosen(content, new Set([line.id])), basis, known);
    return isSound(then) ? [ifChosen(line, now, then)] : [];
  });
  return {
    currency: content.currency,
    start: content.start,
    end: endOf(content),
    anniversary: anniversaryOf(content),
    months: monthsOf(content),
    lines,
    options,
    headerSteps: now.header.steps,
    totals: totalsOf(lines),
  };
}

interface BeforeHeader {
  content: QuoteContent;
  /** What is counted. */
  lines: PricedLine[];
  total: Minor;
  header: Header;
}

/** Steps 1 to 3 of what is counted, and what comes off its total. */
function beforeHeader(content: QuoteContent, basis: PricingBasis, known: KnownLines): BeforeHeader {
  const all = priceLines(content, basis, known);
  const lines = all.filter((_, index) => !isOpenChoice(content.lines[index] as QuoteLine));
  const header = headerOf(content, lines, roundingOf(basis));
  return { content, lines, total: total(lines.map(({ net }) => net)), header };
}

/**
 * Nothing takes off more than there is. Sound content is so with each of its open choices, but what could take the place of
 * an alternative that is chosen may not be: then it is no option as the rest stands.
 */
const isSound = ({ lines, total, header }: BeforeHeader): boolean =>
  lines.every(({ segments }) => segments.every(({ net }) => net >= 0n)) &&
  header.amount <= total &&
  (total > 0n || header.amount === 0n);

/** A line as it is charged once it alone is chosen, and how far the total then is from that of now. */
function ifChosen({ id }: QuoteLine, now: BeforeHeader, then: BeforeHeader): PricedOption {
  const { lines, header } = then;
  const place = lines.findIndex((line) => line.id === id);
  const own = lines[place] as PricedLine;
  const line = header.steps.length === 0 ? own : without(own, sharesOf(lines, header)[place] ?? 0n, header);
  const adds = then.total - header.amount - (now.total - now.header.amount);
  return { ...line, adds, because: adds === line.net ? [] : causesOf(own, now, then) };
}

function causesOf(own: PricedLine, now: BeforeHeader, then: BeforeHeader): OptionCause[] {
  const { headerDiscount, furtherHeaderDiscounts = [] } = now.content;
  // It stays whatever else changes.
  if (headerDiscount && 'targetPrice' in headerDiscount) return ['agreedTotal'];
  const left = new Set(then.lines.map(({ id }) => id));
  const replaced = total(now.lines.filter(({ id }) => !left.has(id)).map(({ net }) => net));
  const said = [headerDiscount, ...furtherHeaderDiscounts.map(({ discount }) => discount)];
  const causes: OptionCause[] = [];
  if (replaced !== 0n) causes.push('replaces');
  if (then.total - now.total !== own.net - replaced) causes.push('shareOfLines');
  if (said.some((discount) => discount && 'amount' in discount)) causes.push('sharedDiscount');
  return causes.length > 0 ? causes : ['rounding'];
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
  const shares = sharesOf(lines, header);
  return lines.map((line, index) => without(line, shares[index] ?? 0n, header));
}

const sharesOf = (lines: readonly PricedLine[], { amount, step }: Header): Minor[] =>
  allocateRounded(
    amount,
    lines.map(({ net }) => net),
    step,
  );

/** A line without its share of what comes off the total. */
function without(line: PricedLine, headerDiscount: Minor, header: Header): PricedLine {
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
