import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import { price } from '../pricing/price.ts';
import { measureDefinitions } from './definitions.ts';
import { measure } from './measure.ts';
import type { MeasuresView } from './measures.ts';
import { viewMeasures } from './view.ts';

/** Every measure there is. */
export const measureNames = Object.keys(measureDefinitions);

/**
 * Measures as they were stored, with those that did not exist yet when they were: what the version froze gives them
 * exactly. What is stored stands as it is.
 */
export function completeMeasures(
  stored: MeasuresView,
  { content, basis }: { content: QuoteContent; basis: PricingBasis },
): MeasuresView {
  if (measureNames.every((name) => name in stored)) return stored;
  return { ...viewMeasures(measure(price(content, basis), content, basis)), ...stored };
}
