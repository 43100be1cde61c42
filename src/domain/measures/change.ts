import { add, div, equals, type Exact, exact, isZero, mul, one, sub, sum, zero } from '../exact.ts';
import type { QuoteContent, RunningSubscription, SubscriptionLine } from '../offer.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import { mrrOn } from './recurring.ts';

/** What a quote does to the subscription that runs; amounts in the quote's currency, exact. */
export interface ChangeMeasures {
  currentArr: Exact;
  /** The subscription as it will be when the quote starts. */
  proposedArr: Exact;
  netNewArr: Exact;
  /** Proposed ÷ current ARR − 1, of what takes the subscription's place; null where it adds to it or nothing runs. */
  renewalUplift: Exact | null;
  /** What the same units cost more, as a share; null where no product is in both. */
  priceChange: Exact | null;
  /** Discount of the running subscription; null where one of its lines does not say. */
  previousDiscount: Exact | null;
}

/** One product before and after. Null: it is not there. */
export interface ProductChange {
  product: string;
  name: string;
  now: UnitTerms | null;
  proposed: UnitTerms | null;
}

/** Units, and what they cost a year. */
export interface UnitTerms {
  quantity: Exact;
  /** What one costs before its fees are rounded to money; of units of different prices their average. */
  yearlyPrice: Exact | null;
  /** ARR: of fees as they are charged. */
  yearly: Exact;
}

/** Of a quote that changes no subscription all its ARR is new. */
export function changeOf(
  priced: Priced,
  { subscription: changed }: QuoteContent,
  running?: RunningSubscription,
): ChangeMeasures {
  const arr = mrrOn(priced.start, priced).mul(12n);
  if (!changed || !running) {
    return {
      currentArr: zero,
      proposedArr: arr,
      netNewArr: arr,
      renewalUplift: null,
      priceChange: null,
      previousDiscount: null,
    };
  }
  const currentArr = sum(running.lines.map(yearlyOf));
  const proposedArr = changed.change === 'adds' ? add(currentArr, arr) : arr;
  return {
    currentArr,
    proposedArr,
    netNewArr: sub(proposedArr, currentArr),
    renewalUplift: changed.change === 'replaces' && !isZero(currentArr) ? growth(proposedArr, currentArr) : null,
    priceChange: priceChangeOf(productChanges(priced, running, 'replaces')),
    previousDiscount: previousDiscountOf(running),
  };
}

/** Every product that runs or will run, in the order of the subscription and then of the quote. */
export function productChanges(
  priced: Priced,
  running: RunningSubscription,
  change: 'adds' | 'replaces',
): ProductChange[] {
  const now = new Map<string, UnitTerms>();
  const names = new Map<string, string>();
  for (const line of running.lines) {
    names.set(line.product, line.name);
    const yearly = yearlyOf(line);
    now.set(line.product, plus(now.get(line.product), exact(line.quantity), yearly, yearly));
  }
  const then = new Map<string, UnitTerms>(change === 'adds' ? now : []);
  for (const line of priced.lines) {
    if (line.charge !== 'recurring' || line.period.from > priced.start) continue;
    if (!names.has(line.product)) names.set(line.product, line.name);
    const yearly = mrrOn(priced.start, { ...priced, lines: [line] }).mul(12n);
    then.set(line.product, plus(then.get(line.product), firstQuantity(line), yearly, unroundedYear(line) ?? yearly));
  }
  return [...names].map(([product, name]) => ({
    product,
    name,
    now: now.get(product) ?? null,
    proposed: then.get(product) ?? null,
  }));
}

/** Σ new quantity × new price ÷ Σ new quantity × old price − 1, over the products that were there. */
function priceChangeOf(products: readonly ProductChange[]): Exact | null {
  const both = products.flatMap(({ now, proposed }) =>
    now?.yearlyPrice && proposed?.yearlyPrice
      ? [{ was: mul(proposed.quantity, now.yearlyPrice), is: mul(proposed.quantity, proposed.yearlyPrice) }]
      : [],
  );
  const before = sum(both.map(({ was }) => was));
  return isZero(before) ? null : growth(sum(both.map(({ is }) => is)), before);
}

/** 1 − net ÷ list, list being what each line's own discount was taken off. */
function previousDiscountOf({ lines }: RunningSubscription): Exact | null {
  const lists = lines.map((line) => {
    const left = line.discount === null ? null : sub(one, exact(line.discount));
    return left === null || isZero(left) ? null : div(yearlyOf(line), left);
  });
  if (lists.length === 0 || lists.includes(null)) return null;
  const list = sum(lists as Exact[]);
  return isZero(list) ? null : sub(one, div(sum(lines.map(yearlyOf)), list));
}

const yearlyOf = ({ quantity, unitPrice, pricePeriod }: SubscriptionLine): Exact => {
  const fees = mul(exact(quantity), exact(unitPrice));
  return pricePeriod === 'year' ? fees : fees.mul(12n);
};

function plus(terms: UnitTerms | undefined, quantity: Exact, yearly: Exact, unrounded: Exact): UnitTerms {
  const units = add(terms?.quantity ?? zero, quantity);
  const before = mul(terms?.quantity ?? zero, terms?.yearlyPrice ?? zero);
  return {
    quantity: units,
    yearly: add(terms?.yearly ?? zero, yearly),
    yearlyPrice: isZero(units) ? null : div(add(before, unrounded), units),
  };
}

/** A year of the first stretch before rounding: cents over a short time are no change of price. Not of prices that rise. */
function unroundedYear({ segments }: PricedLine): Exact | undefined {
  const [first] = segments;
  if (!first || first.period.uplifted !== first.period.factor || isZero(first.period.factor)) return undefined;
  const each = div(first.unrounded.net, first.period.factor);
  return first.period.unit === 'year' ? each : each.mul(12n);
}

const firstQuantity = ({ segments, quantity }: PricedLine): Exact => segments[0]?.quantity ?? quantity;
const growth = (after: Exact, before: Exact): Exact => (equals(after, before) ? zero : sub(div(after, before), one));
