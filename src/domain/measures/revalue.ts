import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import { knownLines } from '../pricing/known-lines.ts';
import { price } from '../pricing/price.ts';
import type { Priced } from '../pricing/priced.ts';
import { validateContent } from '../pricing/validate.ts';
import { valueOf } from './value.ts';
import { type ValueView, viewValue } from './view.ts';

export interface Revalued {
  priced: Priced;
  value: ValueView;
}

/**
 * What a quote is worth, over and over while it is written: the same pricing as everywhere, in which lines that stayed as
 * they were are not worked out anew. Undefined: it cannot be priced, or has no lines. One for each quote being written.
 */
export function revaluer(): (content: QuoteContent, basis: PricingBasis) => Revalued | undefined {
  const linesOf = knownLines();
  return (content, basis) => {
    if (content.lines.length === 0) return undefined;
    const known = linesOf(content, basis);
    if (validateContent(content, basis, known).length > 0) return undefined;
    const priced = price(content, basis, known);
    return { priced, value: viewValue(valueOf(priced, basis)) };
  };
}
