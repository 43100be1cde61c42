import { mul, sum } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { QuoteContent, QuoteLine } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { type BeforeHeader, beforeHeader } from './before-header.ts';
import { withChosen } from './choices.ts';
import { excessesOf } from './excess.ts';
import type { Header } from './header.ts';
import { type KnownLines, linesForOnce } from './known-lines.ts';
import { isOpenChoice } from './line-price.ts';
import type { OptionCause, Priced, PricedLine, PricedOption, PricedSegment, Totals } from './priced.ts';
import { allocateRounded } from './rounding.ts';
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
    // Sound content is so with each of its open choices, but what could take the place of an alternative that is chosen may
    // not be: then it is no option as the rest stands.
    return excessesOf(then).length === 0 ? [ifChosen(line, now, then)] : [];
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
