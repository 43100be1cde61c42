import type { Minor } from '../money.ts';
import type { PricedProduct } from '../catalogue.ts';
import type { QuoteContent, QuoteLine } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { type Header, headerOf } from './header.ts';
import type { KnownLines } from './known-lines.ts';
import { agreementOf } from './line-model.ts';
import { isOpenChoice, type LineToPrice, priceLine } from './line-price.ts';
import { shareOf } from './percent-of.ts';
import { lineSpan, periodsOf, segmentSpans } from './period.ts';
import type { PricedLine } from './priced.ts';
import { roundingOf } from './rounding.ts';
import { endOf } from './term.ts';

/** An offer before anything comes off its total. */
export interface BeforeHeader {
  content: QuoteContent;
  /** In the order of the content, with what is not counted. */
  all: PricedLine[];
  /** What is counted. */
  lines: PricedLine[];
  /** What those come to. */
  total: Minor;
  /** What comes off it. */
  header: Header;
}

export function beforeHeader(content: QuoteContent, basis: PricingBasis, known?: KnownLines): BeforeHeader {
  const all = priceLines(content, basis, known);
  const lines = all.filter((_, index) => !isOpenChoice(content.lines[index] as QuoteLine));
  const total = lines.reduce((sum, { net }) => sum + net, 0n);
  return { content, all, lines, total, header: headerOf(content, lines, roundingOf(basis)) };
}

/** Every line, in the order of the content: steps 1 to 3 of `price`. */
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
    agreement: agreementOf(line, basis),
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
