import type { QuoteContent } from '../../../src/domain/offer.ts';
import type { PricingBasis } from '../../../src/domain/pricing/basis.ts';
import type { SubscriptionLine } from '../../../src/domain/subscription.ts';
import type { Day } from './days.ts';
import { all, by, type Fraction, isNothing, minus, nothing, plus, read, times, unity, whole } from './fraction.ts';
import type { LineWorth } from './lines.ts';
import { isLevel, mrrOn, yearly } from './recurring.ts';

const feesOf = ({ quantity, unitPrice, pricePeriod }: SubscriptionLine): Fraction =>
  times(times(read(quantity), read(unitPrice)), whole(pricePeriod === 'month' ? 12 : 1));

/** What the offer does to the subscription that runs. */
export function change(lines: readonly LineWorth[], start: Day, content: QuoteContent, { subscription }: PricingBasis) {
  const arr = yearly(mrrOn(start, lines, content.currency));
  const way = content.subscription?.change;
  if (!way || !subscription) {
    const none = { renewalUplift: null, priceChange: null, previousDiscount: null };
    return { currentArr: nothing, proposedArr: arr, netNewArr: arr, ...none };
  }
  const currentArr = all(subscription.lines.map(feesOf));
  const proposedArr = way === 'adds' ? plus(currentArr, arr) : arr;
  return {
    currentArr,
    proposedArr,
    netNewArr: minus(proposedArr, currentArr),
    renewalUplift: way === 'adds' || isNothing(currentArr) ? null : minus(by(proposedArr, currentArr), unity),
    priceChange: priceChange(lines, start, content.currency, subscription.lines),
    previousDiscount: previousDiscount(subscription.lines),
  };
}

/** The same units at the new and at the old price, of products that were there before. */
function priceChange(lines: readonly LineWorth[], start: Day, currency: string, running: readonly SubscriptionLine[]) {
  let [was, is] = [nothing, nothing];
  for (const sku of new Set(running.map(({ product }) => product))) {
    const old = running.filter(({ product }) => product === sku);
    const units = all(old.map(({ quantity }) => read(quantity)));
    const now = lines.filter(
      ({ said, product, segments }) =>
        said.product === sku && product.charge === 'recurring' && (segments[0]?.use.from ?? start) <= start,
    );
    if (isNothing(units) || now.length === 0) continue;
    const oldPrice = by(all(old.map(feesOf)), units);
    was = plus(was, times(all(now.map(({ segments }) => segments[0]?.quantity ?? nothing)), oldPrice));
    is = plus(is, all(now.map((line) => yearOf(line, start, currency))));
  }
  return isNothing(was) ? null : minus(by(is, was), unity);
}

/** A year of what a line starts with: before it is rounded to money where every year is alike, else as it is charged. */
function yearOf(line: LineWorth, start: Day, currency: string): Fraction {
  const [first] = line.segments;
  if (!first || !isLevel(line.said, first.use) || isNothing(first.use.factor))
    return yearly(mrrOn(start, [line], currency));
  const period = by(first.unrounded.net, first.use.factor);
  return first.use.per === 'year' ? period : yearly(period);
}

function previousDiscount(running: readonly SubscriptionLine[]) {
  let [list, net] = [nothing, nothing];
  for (const line of running) {
    if (line.discount === null || line.discount === '1') return null;
    list = plus(list, by(feesOf(line), minus(unity, read(line.discount))));
    net = plus(net, feesOf(line));
  }
  return isNothing(list) ? null : minus(unity, by(net, list));
}
