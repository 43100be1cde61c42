import type { Actor } from '../commands/actor.ts';
import { addPriceBook, setPrice } from '../commands/catalogue/prices.ts';
import { addProduct, setUnitCost } from '../commands/catalogue/products.ts';
import type { PriceModel } from '../domain/offer.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import { type DemoPrice, type DemoProduct, priceBooks, products } from './data/catalogue.ts';
import { exchangeRates } from './data/rates.ts';
import { monthBefore } from './rates.ts';

/** Products, prices and unit costs of every book. */
export async function addCatalogue(database: Database, admin: Actor, presentDay: string): Promise<void> {
  const asked = { actor: admin, commandId: 'demo' };
  const validFrom = monthBefore(presentDay, exchangeRates.EUR.length);
  for (const { percentOfDollars: _, ...book } of priceBooks) agreed(await addPriceBook(database, asked, book));
  for (const product of products) {
    const id = agreed(await addProduct(database, asked, recordOf(product)));
    for (const { id: priceBook, currency, percentOfDollars } of priceBooks) {
      const model = modelOf(product.price, percentOfDollars);
      agreed(await setPrice(database, asked, { priceBook, product: id }, model));
      const amount = text((firstCents(product.price) * percentOfDollars * product.cost) / 10_000);
      agreed(await setUnitCost(database, asked, id, { currency, validFrom, amount }));
    }
  }
}

const recordOf = ({ sku, name, family, description, unit, period }: DemoProduct) => ({
  sku,
  name,
  family,
  description,
  unit,
  charge: period ? ('recurring' as const) : ('one-time' as const),
  pricePeriod: period ?? null,
});

function modelOf(price: DemoPrice, percent: number): PriceModel {
  const amount = (cents: number): string => text(inBook(cents, percent));
  if (!('tiers' in price)) {
    const own = amount(price.cents);
    return price.kind === 'flat' ? { kind: 'flat', amount: own } : { kind: 'perUnit', unitPrice: own };
  }
  const tiers = price.tiers.map(([upTo, cents]) => ({
    upTo: upTo === null ? null : String(upTo),
    unitPrice: amount(cents),
  }));
  return { kind: price.kind, tiers };
}

const firstCents = (price: DemoPrice): number => ('tiers' in price ? (price.tiers[0]?.[1] as number) : price.cents);

/** Another currency's list is not the converted dollar list: prices end on whole units, small ones on ten cents. */
function inBook(cents: number, percent: number): number {
  if (percent === 100) return cents;
  const step = cents >= 5_000 ? 100 : 10;
  return Math.round((cents * percent) / 100 / step) * step;
}

/** Cents as an amount with two decimals. */
function text(cents: number): string {
  const whole = BigInt(Math.round(cents));
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}
