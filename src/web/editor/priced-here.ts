import type { QuoteContent } from '../../domain/offer.ts';

/**
 * A content as the browser prices it: without what nothing of its worth depends on and what keeps it from being priced.
 * Costs of a cost sheet may not be shown here, and payments do not come to a total that has just been changed.
 */
export function pricedHere(content: QuoteContent): QuoteContent {
  if (content.billing !== 'custom' && !content.nonStandard.customWork?.costSheet) return content;
  const { paymentSchedule: _payments, billing, nonStandard, ...rest } = content;
  return {
    ...rest,
    billing: billing === 'custom' ? 'upfront' : billing,
    nonStandard: withoutCosts(nonStandard),
  };
}

function withoutCosts(nonStandard: QuoteContent['nonStandard']): QuoteContent['nonStandard'] {
  const { customWork } = nonStandard;
  if (!customWork) return nonStandard;
  const { costSheet: _costs, ...work } = customWork;
  return { ...nonStandard, customWork: work };
}
