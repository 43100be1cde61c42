import {
  type DateFigure,
  type DecimalFigure,
  date,
  dates,
  type MoneyFigure,
  money,
  percent,
  quantity,
} from './figures.ts';
import type { Charge } from '../../domain/offer.ts';
import type { PaperLineInput, PaperTotalsInput } from './paper-input.ts';

export interface LineView {
  ordinal: number;
  id: string;
  sku: string;
  name: string;
  unit: string;
  charge: Charge;
  quantity: DecimalFigure;
  start: DateFigure;
  end: DateFigure;
  /** "1 January 2027 – 31 December 2027", or the one day of a one-time charge. */
  period: string;
  /** "$19.00 per seat per month"; empty when several tiers make it up. */
  unitPrice: string;
  /** How the list amount came about where unit price × quantity does not give it; else empty. */
  derivation: string;
  list: MoneyFigure;
  discount: MoneyFigure;
  /** Empty where list is zero, which gives no ratio. */
  discountPercent: string;
  net: MoneyFigure;
}

export interface TotalsView {
  list: MoneyFigure;
  discount: MoneyFigure;
  discountPercent: string;
  /** False when nothing is given off list, so that papers can leave the row out. */
  discounted: boolean;
  net: MoneyFigure;
  oneTime: MoneyFigure;
  recurring: MoneyFigure;
  firstYear: MoneyFigure;
}

export function lineView(line: PaperLineInput, index: number): LineView {
  const start = date(line.start);
  const end = date(line.end);
  return {
    ordinal: index + 1,
    id: line.id,
    sku: line.sku,
    name: line.name,
    unit: line.unit,
    charge: line.charge,
    quantity: quantity(line.quantity),
    start,
    end,
    period: line.charge === 'one-time' ? start.text : dates(line.start, line.end),
    unitPrice: unitPrice(line),
    derivation: line.derivation,
    list: money(line.list),
    discount: money(line.discount),
    discountPercent: line.discountRatio === null ? '' : percent(line.discountRatio).text,
    net: money(line.net),
  };
}

export function totalsView(totals: PaperTotalsInput): TotalsView {
  return {
    list: money(totals.list),
    discount: money(totals.discount),
    discountPercent: totals.discountRatio === null ? '' : percent(totals.discountRatio).text,
    discounted: !/^-?0(\.0*)?$/.test(totals.discount.amount),
    net: money(totals.net),
    oneTime: money(totals.oneTime),
    recurring: money(totals.recurring),
    firstYear: money(totals.firstYear),
  };
}

function unitPrice({ unitPrice: price, flat, unit, pricePeriod }: PaperLineInput): string {
  if (price === null) return '';
  const per = [...(flat ? [] : [unit]), ...(pricePeriod === null ? [] : [pricePeriod])];
  return [money(price).text, ...per].join(' per ');
}
