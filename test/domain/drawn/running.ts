import type { PriceAgreement } from '../../../src/domain/catalogue.ts';
import type { Currency } from '../../../src/domain/offer.ts';
import type { RunningSubscription } from '../../../src/domain/subscription.ts';
import { type Draw, decimal, pick, several, share } from './draw.ts';
import { skus } from './products.ts';

export const drawRunning = (draw: Draw, currency: Currency): RunningSubscription => ({
  id: 'S1',
  number: 'S-1',
  currency,
  start: '2025-01-01',
  end: '2027-12-31',
  ramped: draw.integer(0, 1) === 1,
  lines: several(draw.integer(0, 4), () => {
    const product = pick(draw, skus);
    return {
      product,
      name: product,
      quantity: decimal(draw, 300, 1),
      unitPrice: decimal(draw, 400, 3),
      pricePeriod: pick(draw, ['month', 'year'] as const),
      discount: pick(draw, [null, share(draw), share(draw), '0']),
    };
  }),
});

/** A price agreement for every product, of which lines may name theirs. */
export const drawAgreements = (draw: Draw): Record<string, PriceAgreement> =>
  Object.fromEntries(
    skus.map((product) => [
      `A-${product}`,
      {
        id: `A-${product}`,
        name: `Frame for ${product}`,
        product,
        unitPrice: decimal(draw, 300, 4),
        from: '2020-01-01',
        to: '2050-12-31',
        upTo: null,
      },
    ]),
  );
