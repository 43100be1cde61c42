import { schedule } from '../../../src/domain/billing/schedule.ts';
import { measure } from '../../../src/domain/measures/measure.ts';
import { price } from '../../../src/domain/pricing/price.ts';
import type { AnyOffer } from '../drawn/offer.ts';
import { differences } from './differences.ts';
import { termOf } from './lines.ts';
import { payments } from './payments.ts';
import { pricing } from './pricing.ts';
import { brokenSums } from './sums.ts';
import { offerWorth } from './totals.ts';
import { measured } from './worth.ts';

/** Everything in which the product and the oracle disagree on an offer, or the product with itself. */
export function disagreements({ content, basis }: AnyOffer): string[] {
  const priced = price(content, basis);
  const installments = schedule(priced, content);
  const measures = measure(priced, content, basis, installments);

  const offer = offerWorth(content, basis);
  const term = termOf(content, basis);
  const due = payments(content, offer, term);
  return [
    ...differences(priced, pricing(offer)),
    ...differences(installments, due, '/payments'),
    ...differences(measures, measured(content, basis, offer, due, term), '/measures'),
    ...brokenSums(priced, installments, measures),
  ];
}
