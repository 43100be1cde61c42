import { daysBetween } from '../calendar.ts';
import { decimalText, div, type Exact, exact, plainText, ratioText, sub, zero } from '../exact.ts';
import { minorUnitPlaces, moneyOf } from '../money.ts';
import type { Currency, Decimal, Money, PlainDate, QuoteContent } from '../offer.ts';
import type { RunningSubscription } from '../subscription.ts';
import type { Priced } from '../pricing/priced.ts';
import { changeOf, type ProductChange, productChanges, proposedDiscount, type UnitTerms } from './change.ts';
import type { RatioView } from './measures.ts';

/** A value now, as it is proposed, and what that is more; null: it is not there, or not known. What is counted is more or less by all of it where it is on one side alone. */
export interface Compared<T> {
  now: T | null;
  proposed: T | null;
  difference: T | null;
}

/** What a quote makes of the subscription that runs, as API, screens and letters show it. */
export interface ChangeTable {
  subscription: { id: string; number: string };
  change: 'adds' | 'replaces';
  arr: Compared<Money>;
  mrr: Compared<Money>;
  /** Inclusive last days; the difference in days. */
  end: { now: PlainDate; proposed: PlainDate; difference: number };
  /** Of what recurs: as it was given, and as it will be on the first day. */
  discount: Compared<NonNullable<RatioView>>;
  products: ProductRow[];
}

export interface ProductRow {
  product: string;
  name: string;
  units: Compared<Decimal>;
  /** What a unit costs a year. */
  unitPrice: Compared<Money>;
  arr: Compared<Money>;
}

/** Now, proposed, difference; null where no subscription is changed. */
export function changeTable(
  priced: Priced,
  content: QuoteContent,
  running: RunningSubscription | undefined,
): ChangeTable | null {
  const changed = content.subscription;
  if (!changed || !running) return null;
  const { currency } = priced;
  const { currentArr, proposedArr, previousDiscount } = changeOf(priced, content, running);
  const amount = (value: Exact): Money => moneyOf(value, currency);
  return {
    subscription: { id: running.id, number: running.number },
    change: changed.change,
    arr: compared(currentArr, proposedArr, amount),
    mrr: compared(div(currentArr, exact(12)), div(proposedArr, exact(12)), amount),
    end: { now: running.end, proposed: priced.end, difference: daysBetween(running.end, priced.end) },
    discount: compared(previousDiscount, proposedDiscount(priced, running, changed.change), ratioText),
    products: productChanges(priced, running, changed.change).map((product) => rowOf(product, currency)),
  };
}

function rowOf({ product, name, now, proposed }: ProductChange, currency: Currency): ProductRow {
  const both = <T>(field: (terms: UnitTerms) => Exact | null, text: (value: Exact) => T): Compared<T> =>
    compared(now && field(now), proposed && field(proposed), text);
  // What is not there counts nothing, so that products sum to the whole; it has no price all the same.
  const counted = <T>(field: (terms: UnitTerms) => Exact | null, text: (value: Exact) => T): Compared<T> => {
    const [before, after] = [now ? field(now) : zero, proposed ? field(proposed) : zero];
    return { ...both(field, text), difference: before && after && text(sub(after, before)) };
  };
  return {
    product,
    name,
    units: counted(({ quantity }) => quantity, plainText),
    unitPrice: both(
      ({ yearlyPrice }) => yearlyPrice,
      (price) => ({ amount: unitPriceText(price, currency), currency }),
    ),
    arr: counted(
      ({ yearly }) => yearly,
      (fees) => moneyOf(fees, currency),
    ),
  };
}

/** The difference is of the exact values, rounded once like each of them. */
const compared = <T>(now: Exact | null, proposed: Exact | null, text: (value: Exact) => T): Compared<T> => ({
  now: now && text(now),
  proposed: proposed && text(proposed),
  difference: now && proposed && text(sub(proposed, now)),
});

/** Decimals that a unit price may have. */
const pricePlaces = 6;

/** To the cent, or as exactly as unit prices are given where it is no whole number of cents. */
function unitPriceText(price: Exact, currency: Currency): Decimal {
  const least = minorUnitPlaces[currency];
  const [whole = '0', decimals = ''] = decimalText(price, pricePlaces).split('.');
  const kept = decimals.replace(/0+$/, '').padEnd(least, '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}
