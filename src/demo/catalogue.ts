import type { Actor } from '../commands/actor.ts';
import { addPriceBook, setPrice } from '../commands/catalogue/prices.ts';
import { addProduct, setUnitCost } from '../commands/catalogue/products.ts';
import type { PriceModel } from '../domain/catalogue.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import { type DemoPrice, type DemoProduct, priceBooks, products } from './data/catalogue.ts';
import { exchangeRates } from './data/rates.ts';
import { monthBefore } from './rates.ts';

/** Products, prices and unit costs of every book. */
export async function addCatalogue(database: Database, admin: Actor, presentDay: string): Promise<void> {
  const asked = { actor: admin, commandId: 'demo' };
  const validFrom = monthBefore(presentDay, exchangeRates.EUR.length);
  for (const { percentOfDollars: _, without: _families, ...book } of priceBooks)
    agreed(await addPriceBook(database, asked, book));
  for (const product of products) {
    const id = agreed(await addProduct(database, asked, recordOf(product)));
    for (const { id: priceBook, currency, percentOfDollars, without = [] } of priceBooks) {
      if (without.includes(product.family)) continue;
      const model = modelOf(product.price, percentOfDollars);
      agreed(await setPrice(database, asked, { priceBook, product: id }, model));
      if (product.cost === null) continue;
      const amount = text((costCents(product.price, product.cost) * percentOfDollars) / 100);
      agreed(await setUnitCost(database, asked, id, { currency, validFrom, amount }));
    }
  }
}

const recordOf = ({ period, usage, price: _price, cost: _cost, ...record }: DemoProduct) => ({
  ...record,
  charge: usage ? ('usage' as const) : period ? ('recurring' as const) : ('one-time' as const),
  pricePeriod: period ?? null,
});

function modelOf(price: DemoPrice, percent: number): PriceModel {
  const amount = (cents: number): string => text(inBook(cents, percent));
  switch (price.kind) {
    case 'flat':
      return { kind: 'flat', amount: amount(price.cents) };
    case 'perUnit':
      return { kind: 'perUnit', unitPrice: amount(price.cents) };
    case 'package':
      return { kind: 'package', size: String(price.size), unitPrice: amount(price.cents) };
    case 'percentOf':
      return { kind: 'percentOf', percent: price.percent, of: price.of, families: price.families };
    default:
      return {
        kind: price.kind,
        tiers: price.tiers.map(([upTo, cents]) => ({
          upTo: upTo === null ? null : String(upTo),
          unitPrice: amount(cents),
        })),
      };
  }
}

/** What a unit costs, in US cents. */
function costCents(price: DemoPrice, percent: number): number {
  if (price.kind === 'percentOf') return price.costCents;
  const list = 'tiers' in price ? (price.tiers[0]?.[1] as number) : price.cents;
  return (list * percent) / 100;
}

/** Another currency's list is not the converted dollar list: prices end on whole units, small ones on ten cents or less. */
function inBook(cents: number, percent: number): number {
  if (percent === 100) return cents;
  const step = cents >= 5_000 ? 100 : cents >= 200 ? 10 : 1;
  return Math.round((cents * percent) / 100 / step) * step;
}

/** Cents as an amount with two decimals. */
function text(cents: number): string {
  const whole = BigInt(Math.round(cents));
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}
