import { type Installment, schedule } from '../billing/schedule.ts';
import { daysBetween } from '../calendar.ts';
import { add, compare, div, type Exact, exact, isZero, mul, one, ratio, sub, sum } from '../exact.ts';
import { type Minor, minorToExact, roundMoney } from '../money.ts';
import type { PricedProduct, PricingBasis, QuoteContent } from '../offer.ts';
import type { LinePeriod, Priced, PricedLine, Unrounded } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';
import type { LineMeasures, Margin, Measures, WaterfallStep } from './measures.ts';

/** Every measure of a version, exact; `measureDefinitions` says what each means. Its invoices may be at hand already. */
export function measure(
  priced: Priced,
  content: QuoteContent,
  basis: PricingBasis,
  installments: readonly Installment[] = schedule(priced, content),
): Measures {
  const lines = priced.lines.map((line) => measureLine(line, basis, priced.currency));
  const { list, lineDiscount, headerDiscount, net } = priced.totals;
  const recurring = total(lines.filter(isRecurring).map((line) => line.net));
  const oneTime = net - recurring;
  const cost = totalOrUnknown(lines.map((line) => line.cost));
  const margin = lines.length === 0 ? 'unknown' : marginOf(net, cost);
  const money = (minor: Minor): Exact => minorToExact(minor, priced.currency);
  const mrr = entryMrr(priced);
  const acv = priced.termMonths < 12 ? money(recurring) : money(recurring).mul(12n).div(BigInt(priced.termMonths));
  const rate = exact(basis.policyRate);
  const marginAmount = cost === null ? null : net - cost;
  return {
    currency: priced.currency,
    policyCurrency: basis.policyCurrency,
    policyRate: rate,
    list,
    lineDiscount,
    headerDiscount,
    net,
    discountAmount: list - net,
    discount: discountOf(priced.totals.unrounded),
    effectiveDiscount: share(list - net, list),
    cost,
    marginAmount,
    margin,
    lowestLineMargin: lowest(lines.map((line) => line.margin)),
    recurring,
    oneTime,
    mrr,
    arr: mrr.mul(12n),
    acv,
    targetAcv: add(acv, money(oneTime)),
    tcv: net,
    firstYear: firstYear(priced),
    daysToCash: daysToCash(priced, installments),
    tcvPolicy: mul(money(net), rate),
    waterfall: waterfall({ list, lineDiscount, headerDiscount, net, cost, margin: marginAmount }),
    lines,
  };
}

function measureLine(line: PricedLine, basis: PricingBasis, currency: PricingBasis['currency']): LineMeasures {
  const { id, product, family, charge, quantity, list, lineDiscount, headerDiscount, net } = line;
  const cost = costOf(line, basis.products[product], currency);
  return {
    id,
    product,
    family,
    charge,
    quantity,
    list,
    lineDiscount,
    headerDiscount,
    net,
    discount: discountOf(line.unrounded),
    cost,
    marginAmount: cost === null ? null : net - cost,
    margin: marginOf(net, cost),
  };
}

/** Unit cost × quantity × price periods, rounded once like the price. */
function costOf(
  line: PricedLine,
  product: PricedProduct | undefined,
  currency: PricingBasis['currency'],
): Minor | null {
  const unitCost = product?.unitCost ?? null;
  return unitCost === null ? null : roundMoney(mul(mul(exact(unitCost), line.quantity), line.period.factor), currency);
}

/** Recurring fees in force on the first day ÷ the months they cover. */
function entryMrr({ lines, start, currency }: Priced): Exact {
  // Lines that run alike share their period, so each period is divided once.
  const fees = new Map<LinePeriod, Minor>();
  for (const { charge, period, net } of lines) {
    if (charge === 'recurring' && period.from === start) fees.set(period, (fees.get(period) ?? 0n) + net);
  }
  return sum([...fees].map(([period, net]) => minorToExact(net, currency).div(monthsOf(period))));
}

const monthsOf = ({ unit, factor }: LinePeriod): Exact => (unit === 'year' ? factor.mul(12n) : factor);

/** What falls into the first subscription year. */
const firstYear = (priced: Priced): Minor =>
  total(priced.lines.map((line) => (line.period.years[0]?.year === 0 ? (netByYear(line)[0] ?? 0n) : 0n)));

/** Amount-weighted days from the start of service to the due date of each invoice. */
function daysToCash(priced: Priced, installments: readonly Installment[]): Exact | null {
  let weighted = 0n;
  let billed = 0n;
  for (const { amount, dueOn } of installments) {
    weighted += amount * BigInt(daysBetween(priced.start, dueOn));
    billed += amount;
  }
  return billed === 0n ? null : ratio(weighted, billed);
}

/** The discount as it was given, before rounding to money. */
const discountOf = ({ list, net }: Unrounded): Exact | null => (isZero(list) ? null : sub(one, div(net, list)));

/** The same from money as charged. */
const share = (part: Minor, whole: Minor): Exact | null => (whole === 0n ? null : ratio(part, whole));

function marginOf(net: Minor, cost: Minor | null): Margin {
  if (net <= 0n) return 'free';
  return cost === null ? 'unknown' : ratio(net - cost, net);
}

/** A free line is below every other. Otherwise one unknown margin makes the lowest unknown. */
function lowest(margins: readonly Margin[]): Margin {
  if (margins.includes('free')) return 'free';
  return margins.reduce<Margin>((least, margin) => {
    if (typeof least === 'string') return least;
    return typeof margin === 'string' || compare(margin, least) < 0 ? margin : least;
  }, margins[0] ?? 'unknown');
}

function waterfall(amounts: Record<WaterfallStep['name'], Minor | null>): WaterfallStep[] {
  const subtotal = (name: WaterfallStep['name']): WaterfallStep => ({ name, kind: 'subtotal', amount: amounts[name] });
  const deduction = (name: WaterfallStep['name']): WaterfallStep => {
    const amount = amounts[name];
    return { name, kind: 'deduction', amount: amount === null ? null : -amount };
  };
  return [
    subtotal('list'),
    deduction('lineDiscount'),
    deduction('headerDiscount'),
    subtotal('net'),
    deduction('cost'),
    subtotal('margin'),
  ];
}

const isRecurring = (line: LineMeasures): boolean => line.charge === 'recurring';
const total = (amounts: readonly Minor[]): Minor => amounts.reduce((sum, amount) => sum + amount, 0n);
const totalOrUnknown = (amounts: readonly (Minor | null)[]): Minor | null =>
  amounts.reduce<Minor | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0n);
