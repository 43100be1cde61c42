import { add, ceiling, compare, div, type Exact, exact, isZero, min, mul, one, sub, zero } from '../exact.ts';
import type { PriceModel, Tier } from '../catalogue.ts';
import type { PricePart } from './priced.ts';

/** A price that stands on its own: every model but a share of other lines. */
export type OwnPrice = Exclude<PriceModel, { kind: 'percentOf' }>;

/**
 * The list price of one period, as quantities times unit prices:
 * flat: one amount whatever the quantity; per unit: every unit at the price; graduated: each unit at the price of the
 * tier it falls in; volume: every unit at the price of the tier that the whole quantity falls in; package: whole
 * packages, the last one begun. No units cost nothing.
 * @param of all units, where only some of them are charged: these tell the tier that the price of each is of, or giving
 * units away could make the others dearer than all of them were
 */
export function listParts(model: OwnPrice, quantity: Exact, of = quantity): PricePart[] {
  if (isZero(quantity)) return [{ quantity: zero, unitPrice: zero }];
  switch (model.kind) {
    case 'flat':
      return [{ quantity: one, unitPrice: exact(model.amount) }];
    case 'perUnit':
      return [{ quantity, unitPrice: exact(model.unitPrice) }];
    case 'graduated':
      return graduated(model.tiers, quantity);
    case 'volume':
      return [{ quantity, unitPrice: exact(tierOf(model.tiers, of).unitPrice) }];
    case 'package':
      return [{ quantity: pricedUnits(model, quantity), unitPrice: exact(model.unitPrice) }];
  }
}

/** How many of that which has the price: of a flat price one, whatever the quantity; of packages those begun; else the units. */
export function pricedUnits(model: PriceModel, quantity: Exact): Exact {
  if (model.kind === 'flat') return one;
  return model.kind === 'package' ? ceiling(div(quantity, exact(model.size))) : quantity;
}

/** The price of one period at a price that replaces the list's: of a package where the list has that of a package. */
export const priceAt = (model: PriceModel, unitPrice: Exact, quantity: Exact): Exact =>
  mul(unitPrice, pricedUnits(model, quantity));

export const amountOf = (parts: readonly PricePart[]): Exact =>
  parts.map((part) => mul(part.quantity, part.unitPrice)).reduce(add);

/** True when every unit has a tier: the last tier of a sound price has no upper quantity. */
export const covers = (model: PriceModel, quantity: Exact): boolean =>
  !('tiers' in model) || model.tiers.some(({ upTo }) => upTo === null || compare(quantity, exact(upTo)) <= 0);

const noTier = 'The quantity lies above the last tier of the price';

function graduated(tiers: readonly Tier[], quantity: Exact): PricePart[] {
  const parts: PricePart[] = [];
  let reached = zero;
  for (const tier of tiers) {
    const upTo = tier.upTo === null ? quantity : min(exact(tier.upTo), quantity);
    if (compare(upTo, reached) <= 0) break;
    parts.push({ quantity: sub(upTo, reached), unitPrice: exact(tier.unitPrice) });
    reached = upTo;
  }
  if (compare(reached, quantity) < 0) throw new RangeError(noTier);
  return parts;
}

function tierOf(tiers: readonly Tier[], quantity: Exact): Tier {
  const tier = tiers.find(({ upTo }) => upTo === null || compare(quantity, exact(upTo)) <= 0);
  if (tier === undefined) throw new RangeError(noTier);
  return tier;
}
