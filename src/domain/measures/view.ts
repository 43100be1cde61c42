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

/** Decimals of days to cash. */
const dayPlaces = 2;

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
    currency,
    list: amount(measures.list),
    lineDiscount: amount(measures.lineDiscount),
    headerDiscount: amount(measures.headerDiscount),
    net: amount(measures.net),
    discountAmount: amount(measures.discountAmount),
    discount: ratioView(measures.discount),
    effectiveDiscount: ratioView(measures.effectiveDiscount),
    cost: known(measures.cost),
    marginAmount: known(measures.marginAmount),
    margin: marginView(measures.margin),
    lowestLineMargin: marginView(measures.lowestLineMargin),
    recurring: amount(measures.recurring),
    oneTime: amount(measures.oneTime),
    usageCommitment: amount(measures.usageCommitment),
    mrr: moneyOf(measures.mrr, currency),
    arr: moneyOf(measures.arr, currency),
    exitArr: moneyOf(measures.exitArr, currency),
    acv: moneyOf(measures.acv, currency),
    targetAcv: moneyOf(measures.targetAcv, currency),
    tcv: amount(measures.tcv),
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
    tcvPolicy: moneyOf(measures.tcvPolicy, measures.policyCurrency),
    waterfall: measures.waterfall.map((step) => ({ ...step, amount: known(step.amount) })),
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
