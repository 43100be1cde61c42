import { add, div, equals, type Exact, exact, isZero, mul, one, sub, sum, zero } from '../exact.ts';
import type { QuoteContent } from '../offer.ts';
import type { RunningSubscription, SubscriptionLine } from '../subscription.ts';
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
  const arr = mul(mrrOn(priced.start, priced), exact(12));
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
    if (!startsWith(priced, line)) continue;
    if (!names.has(line.product)) names.set(line.product, line.name);
    const { yearly, net } = yearOf(priced, line);
    then.set(line.product, plus(then.get(line.product), firstQuantity(line), yearly, net));
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
function previousDiscountOf(running: RunningSubscription): Exact | null {
  return shareOff(runningList(running), sum(running.lines.map(yearlyOf)));
}

/**
 * The discount of the subscription as it will be when the quote starts: of a year of what recurs then, with what goes on
 * running beside it. What is charged once, or by use, never had a discount to be compared with. Null where a running
 * line does not say its own.
 */
export function proposedDiscount(
  priced: Priced,
  running: RunningSubscription,
  change: 'adds' | 'replaces',
): Exact | null {
  const years = priced.lines.filter((line) => startsWith(priced, line)).map((line) => yearOf(priced, line));
  const beside = change === 'adds' ? running.lines : [];
  const besideList = change === 'adds' ? runningList(running) : zero;
  return shareOff(
    besideList && sum([besideList, ...years.map(({ list }) => list)]),
    sum([...beside.map(yearlyOf), ...years.map(({ net }) => net)]),
  );
}

/** What a year would cost without the discounts; null where a line does not say its own, or is given away. */
function runningList({ lines }: RunningSubscription): Exact | null {
  const lists = lines.map((line) => {
    const left = line.discount === null ? null : sub(one, exact(line.discount));
    return left === null || isZero(left) ? null : div(yearlyOf(line), left);
  });
  return lists.length === 0 || lists.includes(null) ? null : sum(lists as Exact[]);
}

const shareOff = (list: Exact | null, net: Exact): Exact | null =>
  list === null || isZero(list) ? null : sub(one, div(net, list));

const yearlyOf = ({ quantity, unitPrice, pricePeriod }: SubscriptionLine): Exact => {
  const fees = mul(exact(quantity), exact(unitPrice));
  return pricePeriod === 'year' ? fees : mul(fees, exact(12));
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

/** Whether a line recurs from the first day. */
const startsWith = ({ start }: Priced, { charge, period }: PricedLine): boolean =>
  charge === 'recurring' && period.from <= start;

/**
 * A year of the first stretch: as it is charged, and before rounding, because cents over a short time are no change of
 * price. Of prices that rise or have free time also the net is that of the fees as they are charged.
 */
function yearOf(priced: Priced, line: PricedLine): { yearly: Exact; list: Exact; net: Exact } {
  const yearly = mul(mrrOn(priced.start, { ...priced, lines: [line] }), exact(12));
  const [first] = line.segments;
  if (!first || isZero(first.period.factor)) return { yearly, list: yearly, net: yearly };
  const { period, unrounded } = first;
  const perYear = (amount: Exact): Exact => {
    const each = div(amount, period.factor);
    return period.unit === 'year' ? each : mul(each, exact(12));
  };
  const isEven = period.uplifted === period.factor;
  return { yearly, list: perYear(unrounded.list), net: isEven ? perYear(unrounded.net) : yearly };
}

const firstQuantity = ({ segments, quantity }: PricedLine): Exact => segments[0]?.quantity ?? quantity;
const growth = (after: Exact, before: Exact): Exact => (equals(after, before) ? zero : sub(div(after, before), one));
