import { measure } from '../../domain/measures/measure.ts';
import type { MeasuresView } from '../../domain/measures/measures.ts';
import { viewMeasures } from '../../domain/measures/view.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { price } from '../../domain/pricing/price.ts';
import { validateContent } from '../../domain/pricing/validate.ts';
import { noSubscription } from '../../domain/pricing/validate-head.ts';
import type { Tx } from '../../store/database.ts';
import { isRefusal, type Refusal, refuseInput } from '../refusal.ts';
import { keptCosts } from './kept-costs.ts';
import { type PricedFor, pricingBasis } from './pricing-basis.ts';

export interface PricedContent {
  content: QuoteContent;
  basis: PricingBasis;
  /** Null while there are no lines. */
  measures: MeasuresView | null;
}

/** Prices a draft's content as of now, or says what is wrong with it. A draft may still be without lines. */
export async function pricedContent(
  tx: Pick<Tx, 'query'>,
  written: QuoteContent,
  pricedFor: PricedFor,
): Promise<PricedContent | Refusal> {
  const whole = await keptCosts(tx, written, pricedFor);
  if (isRefusal(whole)) return whole;
  const { content } = whole;
  const basis = await pricingBasis(tx, content, pricedFor);
  if (!basis) return refuseInput(noPriceBook(content));
  if (content.subscription && !basis.subscription) return refuseInput(noSubscription);
  if (content.lines.length === 0) return { content, basis, measures: null };
  const problems = validateContent(content, basis);
  if (problems.length > 0) return refuseInput(...problems);
  return { content, basis, measures: viewMeasures(measure(price(content, basis), content, basis)) };
}

export const noPriceBook = ({ priceBook, currency }: QuoteContent) => ({
  pointer: '/priceBook',
  message: `There is no active price book ${priceBook} in ${currency} with an exchange rate.`,
});
