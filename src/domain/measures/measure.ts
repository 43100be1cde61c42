import type { Installment } from '../billing/installment.ts';
import { schedule } from '../billing/schedule.ts';
import { type Exact, mul } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import { changeOf } from './change.ts';
import { costOf, unitCostOf } from './cost.ts';
import { isBilledOtherwise, outsideRange } from './guides.ts';
import { discountOf, exactMargin, judgedOf, lowest, marginOf } from './margin.ts';
import type { LineMeasures, Measures } from './measures.ts';
import { daysToCash, pocketOf } from './pocket.ts';
import { firmValue, firstYear } from './recurring.ts';
import { structureOf } from './structure.ts';
import { valueOf } from './value.ts';
import { stepsOfAll, waterfallOf } from './waterfall.ts';

/** Every measure of a version, exact; `measureDefinitions` says what each means. Its invoices may be at hand already. */
export function measure(
  priced: Priced,
  content: QuoteContent,
  basis: PricingBasis,
  installments: readonly Installment[] = schedule(priced, content),
): Measures {
  const lines = priced.lines.map((line) => measureLine(line, content, basis));
  const value = valueOf(priced, basis);
  const { list, net } = value;
  const cost = totalOrUnknown(lines.map((line) => line.cost));
  const pocket = pocketOf(priced, content, basis, installments);
  const pocketPrice = net - pocket.partnerMargin - pocket.rebate - pocket.freight - (pocket.costOfCredit ?? 0n);
  return {
    ...value,
    cost,
    marginAmount: cost === null ? null : net - cost,
    margin: lines.length === 0 ? 'unknown' : marginOf(net, cost),
    lowestLineMargin: lowest(lines.map((line) => line.margin)),
    firmTcv: firmValue(priced, content.nonStandard.terminationForConvenience),
    firstYear: firstYear(priced),
    change: changeOf(priced, content, basis.subscription),
    structure: structureOf(priced, content, installments, basis.subscription),
    daysToCash: daysToCash(priced, installments),
    ...pocket,
    pocketPrice,
    pocketMargin: lines.length === 0 ? 'unknown' : marginOf(pocketPrice, cost),
    waterfall: waterfallOf({ list, steps: stepsOfAll(priced.lines), header: priced.headerSteps, net, pocket, cost }),
    lines,
  };
}

function measureLine(line: PricedLine, content: QuoteContent, basis: PricingBasis): LineMeasures {
  const { id, product, family, charge, quantity, list, lineDiscount, headerDiscount, net } = line;
  const cost = costOf(line, basis, content.nonStandard.customWork, content.currency);
  // Usage that nobody committed to is judged by the price it would have.
  const uncommitted = list === 0n ? line.expected : undefined;
  const discount = discountOf(judgedOf(line));
  const guides = basis.products[product] ?? {};
  return {
    id,
    product,
    family,
    charge,
    pricePeriod: line.period.unit,
    quantity,
    list,
    lineDiscount,
    headerDiscount,
    net,
    discount,
    cost,
    marginAmount: cost === null ? null : net - cost,
    margin: uncommitted ? exactMargin(uncommitted.net, expectedCost(line, basis)) : marginOf(net, cost),
    outsideRange: outsideRange(discount, guides),
    billedOtherwise: charge !== 'one-time' && isBilledOtherwise(content, guides),
  };
}

function expectedCost({ product, quantity }: PricedLine, basis: PricingBasis): Exact | null {
  const unit = unitCostOf(basis.products[product], basis);
  return unit && mul(unit, quantity);
}

const totalOrUnknown = (amounts: readonly (Minor | null)[]): Minor | null =>
  amounts.reduce<Minor | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0n);
