import type { PricedProduct, PriceModel } from '../../../src/domain/catalogue.ts';
import { product } from '../offers.ts';
import { chance, type Draw, decimal, pick, several, share, sometimes } from './draw.ts';

const families = ['platform', 'services', 'data'];
export const skus = ['P0', 'P1', 'P2', 'P3', 'P4'];

/** Up to five products of every price model and charge, and now and then a bundle of the first two. */
export function drawProducts(draw: Draw): Record<string, PricedProduct> {
  const count = draw.integer(1, skus.length);
  const drawn = skus.slice(0, count).map((sku, index) => drawProduct(draw, sku, index));
  if (count > 2 && chance(draw, 20)) {
    const components = several(2, (index) => ({ product: `P${index}`, quantity: decimal(draw, 5, 1) }));
    drawn[2] = { ...(drawn[2] as PricedProduct), unitCost: null, components };
  }
  return Object.fromEntries(drawn.map((each) => [each.sku, each]));
}

function drawProduct(draw: Draw, sku: string, index: number): PricedProduct {
  const charge = pick(draw, ['recurring', 'recurring', 'recurring', 'one-time', 'usage'] as const);
  return product({
    sku,
    charge,
    family: pick(draw, families),
    pricePeriod: charge === 'one-time' ? null : pick(draw, ['year', 'month'] as const),
    // The first stands alone, so that there is something to be a share of.
    price: index > 0 && chance(draw, 20) ? drawShare(draw) : drawPrice(draw),
    unitCost: chance(draw, 15) ? null : decimal(draw, 50, 3),
  });
}

function drawPrice(draw: Draw): PriceModel {
  const kind = pick(draw, ['perUnit', 'perUnit', 'flat', 'graduated', 'volume', 'package'] as const);
  switch (kind) {
    case 'perUnit':
      return { kind, unitPrice: decimal(draw, 1_000, 4) };
    case 'flat':
      return { kind, amount: decimal(draw, 10_000, 2) };
    case 'package':
      return { kind, size: `${draw.integer(1, 40)}${pick(draw, ['', '.5'])}`, unitPrice: decimal(draw, 2_000, 2) };
    default: {
      const first = draw.integer(1, 20);
      return {
        kind,
        tiers: [
          { upTo: String(first), unitPrice: decimal(draw, 100, 4) },
          { upTo: String(first + draw.integer(1, 200)), unitPrice: decimal(draw, 80, 2) },
          { upTo: null, unitPrice: decimal(draw, 60, 4) },
        ],
      };
    }
  }
}

const drawShare = (draw: Draw): PriceModel => ({
  kind: 'percentOf',
  percent: share(draw, 4_000),
  of: pick(draw, ['list', 'net'] as const),
  ...sometimes(draw, 40, () => ({ families: [pick(draw, families)] })),
  ...sometimes(draw, 40, () => ({ products: [pick(draw, skus)] })),
});
