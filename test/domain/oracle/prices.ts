import type { PriceModel } from '../../../src/domain/catalogue.ts';
import { by, type Fraction, isLess, isNothing, minus, nothing, plus, read, times, whole } from './fraction.ts';

/** Packages of a size that so many units begin. */
export function packagesOf(size: string, quantity: Fraction): Fraction {
  const { n, d } = by(quantity, read(size));
  return whole(n % d === 0n ? n / d : n / d + 1n);
}

/** What one price period costs at a quantity, of so many units in all. */
export function pricedAt(model: PriceModel, quantity: Fraction, of: Fraction): Fraction {
  if (isNothing(quantity)) return nothing;
  switch (model.kind) {
    case 'flat':
      return read(model.amount);
    case 'perUnit':
      return times(read(model.unitPrice), quantity);
    case 'package':
      return times(packagesOf(model.size, quantity), read(model.unitPrice));
    case 'volume': {
      const tier = model.tiers.find(({ upTo }) => upTo === null || !isLess(read(upTo), of));
      if (!tier) throw new Error('No tier');
      return times(read(tier.unitPrice), quantity);
    }
    case 'graduated': {
      let sum = nothing;
      let below = nothing;
      for (const { upTo, unitPrice } of model.tiers) {
        const top = upTo === null || isLess(quantity, read(upTo)) ? quantity : read(upTo);
        if (isLess(below, top)) {
          sum = plus(sum, times(minus(top, below), read(unitPrice)));
          below = top;
        }
      }
      return sum;
    }
    case 'percentOf':
      throw new Error('A share has no price of its own');
  }
}
