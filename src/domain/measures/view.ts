import { decimalText, type Exact, plainText, ratioText } from '../exact.ts';
import { type Minor, money, moneyOf } from '../money.ts';
import type { Currency, Money } from '../offer.ts';
import type {
  LineMeasures,
  LineMeasuresView,
  Margin,
  MarginView,
  Measures,
  MeasuresView,
  RatioView,
  TotalsView,
} from './measures.ts';
import type { Value } from './value.ts';

/** Decimals of days to cash. */
const dayPlaces = 2;

/** The measures that follow from prices alone, as they are shown. */
export type ValueView = Pick<TotalsView, Exclude<keyof Value, 'policyCurrency' | 'policyRate'>>;

/** The numbers of a version as API, screen, mail and PDF show them: the one place where measures become text. */
export function viewMeasures(measures: Measures): MeasuresView {
  return { ...viewTotals(measures), lines: measures.lines.map((line) => viewLine(line, measures.currency)) };
}

/** The same of the whole alone: of a thousand lines their own numbers are most of the text. */
export function viewTotals(measures: Measures): TotalsView {
  const { currency, change } = measures;
  const amount = (minor: Minor): Money => money(minor, currency);
  const known = (minor: Minor | null): Money | null => (minor === null ? null : amount(minor));
  return {
    ...viewValue(measures),
    cost: known(measures.cost),
    marginAmount: known(measures.marginAmount),
    margin: marginView(measures.margin),
    lowestLineMargin: marginView(measures.lowestLineMargin),
    firmTcv: amount(measures.firmTcv),
    firstYear: amount(measures.firstYear),
    currentArr: moneyOf(change.currentArr, currency),
    proposedArr: moneyOf(change.proposedArr, currency),
    netNewArr: moneyOf(change.netNewArr, currency),
    renewalUplift: ratioView(change.renewalUplift),
    priceChange: ratioView(change.priceChange),
    previousDiscount: ratioView(change.previousDiscount),
    partnerMargin: amount(measures.partnerMargin),
    rebate: amount(measures.rebate),
    freight: amount(measures.freight),
    costOfCredit: known(measures.costOfCredit),
    pocketPrice: amount(measures.pocketPrice),
    pocketMargin: marginView(measures.pocketMargin),
    daysToCash: measures.daysToCash === null ? null : decimalText(measures.daysToCash, dayPlaces),
    waterfall: measures.waterfall.map((step) => ({ ...step, amount: known(step.amount) })),
  };
}

/** What follows from prices alone. */
export function viewValue(value: Value): ValueView {
  const { currency } = value;
  const amount = (minor: Minor): Money => money(minor, currency);
  return {
    currency,
    list: amount(value.list),
    lineDiscount: amount(value.lineDiscount),
    headerDiscount: amount(value.headerDiscount),
    net: amount(value.net),
    discountAmount: amount(value.discountAmount),
    discount: ratioView(value.discount),
    effectiveDiscount: ratioView(value.effectiveDiscount),
    recurring: amount(value.recurring),
    oneTime: amount(value.oneTime),
    usageCommitment: amount(value.usageCommitment),
    mrr: moneyOf(value.mrr, currency),
    arr: moneyOf(value.arr, currency),
    exitArr: moneyOf(value.exitArr, currency),
    acv: moneyOf(value.acv, currency),
    targetAcv: moneyOf(value.targetAcv, currency),
    tcv: amount(value.tcv),
    tcvPolicy: moneyOf(value.tcvPolicy, value.policyCurrency),
  };
}

function viewLine(line: LineMeasures, currency: Currency): LineMeasuresView {
  const { id, product, family, charge } = line;
  const amount = (minor: Minor): Money => money(minor, currency);
  return {
    id,
    product,
    family,
    charge,
    quantity: plainText(line.quantity),
    list: amount(line.list),
    lineDiscount: amount(line.lineDiscount),
    headerDiscount: amount(line.headerDiscount),
    net: amount(line.net),
    discount: ratioView(line.discount),
    cost: line.cost === null ? null : amount(line.cost),
    marginAmount: line.marginAmount === null ? null : amount(line.marginAmount),
    margin: marginView(line.margin),
  };
}

const ratioView = (value: Exact | null): RatioView => (value === null ? null : ratioText(value));
export const marginView = (margin: Margin): MarginView => (typeof margin === 'string' ? margin : ratioText(margin));
