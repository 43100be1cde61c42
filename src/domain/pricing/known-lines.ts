import type { QuoteContent, QuoteLine } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import type { PricedLine } from './priced.ts';

/**
 * What was worked out of single lines before the header discount. It holds for the same line (by identity) as long as the
 * terms and the basis that lines depend on are the same; `knownLines` keeps watch over that.
 */
export interface KnownLines {
  /** Nothing is wrong with these by themselves. */
  sound: { has(line: QuoteLine): boolean; add(line: QuoteLine): unknown };
  priced: { get(line: QuoteLine): PricedLine | undefined; set(line: QuoteLine, priced: PricedLine): unknown };
}

/** What one pricing of a quote knows of its lines by the end: lines held weakly cost the collector more. */
export const linesForOnce = (): KnownLines => ({ sound: new Set(), priced: new Map() });

/**
 * Remembers the lines of a quote from one version to the next while it is written: of a thousand lines one is changed,
 * and the others need not be worked out anew. Make one for every quote that is being written.
 */
export function knownLines(): (content: QuoteContent, basis: PricingBasis) => KnownLines {
  let of: { terms: string; basis: PricingBasis } | undefined;
  let known = nothing();
  return (content, basis) => {
    const terms = termsOfLines(content);
    if (of?.terms !== terms || of.basis !== basis) known = nothing();
    of = { terms, basis };
    return known;
  };
}

const nothing = (): KnownLines => ({ sound: new WeakSet(), priced: new WeakMap() });

/** What of the whole the checks and the price of a single line read. */
const termsOfLines = ({ priceBook, currency, start, termMonths, coTerm }: QuoteContent): string =>
  JSON.stringify([priceBook, currency, start, termMonths, coTerm?.end, coTerm?.anniversary]);
