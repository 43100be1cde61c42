import type { QuoteContent } from '../../../src/domain/offer.ts';
import type { PricingBasis } from '../../../src/domain/pricing/basis.ts';
import { change } from './change.ts';
import { leftOff, lineFigures, lowestMargin, marginWorth } from './costs.ts';
import { dayOf } from './days.ts';
import { all, coins, over, plus, read, times, total, worth } from './fraction.ts';
import type { Term } from './lines.ts';
import type { Payment } from './payments.ts';
import { annual, firmWorth, firstYear, mrrOn, yearly } from './recurring.ts';
import type { OfferWorth } from './totals.ts';

/** What the oracle says of every measure, by the names that the product gives them. */
export function measured(
  content: QuoteContent,
  basis: PricingBasis,
  { lines, net }: OfferWorth,
  payments: readonly Payment[],
  term: Term,
) {
  const { currency } = content;
  const figures = lines.map((line) => lineFigures(line, content, basis));
  const list = total(lines.map((line) => line.list));
  const charged = (charge: string) => total(lines.map((line) => (line.product.charge === charge ? line.net : 0n)));
  const [recurring, oneTime] = [charged('recurring'), charged('one-time')];
  const costs = figures.map(({ cost }) => cost);
  const cost = costs.includes(null) ? null : total(costs as bigint[]);
  const mrr = mrrOn(term.start, lines, currency);
  const acv = annual(worth(recurring, currency), term);
  const pocket = pocketWorth(content, basis, net, payments, term);
  const margin = (left: bigint) => (lines.length === 0 ? 'unknown' : marginWorth(left, cost));
  const unrounded = {
    list: all(lines.map((line) => line.unrounded.list)),
    net: all(lines.map((line) => line.unrounded.net)),
  };
  return {
    lines: figures,
    list,
    net,
    discountAmount: list - net,
    discount: leftOff(unrounded),
    effectiveDiscount: list === 0n ? null : over(list - net, list),
    cost,
    marginAmount: cost === null ? null : net - cost,
    margin: margin(net),
    lowestLineMargin: lowestMargin(figures.map((each) => each.margin)),
    recurring,
    oneTime,
    usageCommitment: charged('usage'),
    mrr,
    arr: yearly(mrr),
    exitArr: yearly(mrrOn(term.until - 1, lines, currency)),
    acv,
    targetAcv: plus(acv, worth(oneTime, currency)),
    tcv: net,
    firmTcv: firmWorth(lines, net, content.nonStandard.terminationForConvenience, term, currency),
    firstYear: firstYear(lines),
    change: change(lines, term.start, content, basis),
    ...pocket,
    pocketMargin: margin(pocket.pocketPrice),
    tcvPolicy: times(worth(net, currency), read(basis.policyRate)),
  };
}

/** What partners, rebates, freight and waiting for the money leave. */
function pocketWorth(
  { currency, partnerMargin = '0', rebate = '0', freight = '0' }: QuoteContent,
  { creditRate }: PricingBasis,
  net: bigint,
  payments: readonly Payment[],
  { start }: Term,
) {
  const waits = total(payments.map(({ dueOn, amount }) => amount * BigInt(dayOf(dueOn) - start)));
  const paid = total(payments.map(({ amount }) => amount));
  const share = (of: string) => coins(times(worth(net, currency), read(of)), currency);
  const costOfCredit =
    creditRate === undefined
      ? null
      : coins(times(times(worth(waits, currency), read(creditRate)), over(1, 365)), currency);
  const taken = { partnerMargin: share(partnerMargin), rebate: share(rebate), freight: coins(read(freight), currency) };
  return {
    daysToCash: paid === 0n ? null : over(waits, paid),
    ...taken,
    costOfCredit,
    pocketPrice: net - taken.partnerMargin - taken.rebate - taken.freight - (costOfCredit ?? 0n),
  };
}
