import { schedule } from '../billing/schedule.ts';
import type { Installment } from '../billing/installment.ts';
import type { Closing } from '../deal.ts';
import { type Exact, exact } from '../exact.ts';
import { minorToExact, type Minor } from '../money.ts';
import type { MeasureName } from '../measures/definitions.ts';
import type { FigureName } from '../measures/figures.ts';
import { measure } from '../measures/measure.ts';
import type { Measures } from '../measures/measures.ts';
import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import { priceLines } from '../pricing/before-header.ts';
import { price } from '../pricing/price.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import { roundingOf } from '../pricing/rounding.ts';
import { type Derived, given, type Labels, worked } from './derived.ts';

/** Everything that a figure of a quote can be derived from. */
export interface Grounds {
  content: QuoteContent;
  basis: PricingBasis;
  priced: Priced;
  /** Lines before the header discounts, by id. */
  before: ReadonlyMap<string, PricedLine>;
  installments: readonly Installment[];
  measures: Measures;
  /** Null where no day is known. */
  closing: Closing | null;
  /** Open options that are taken in it, ids with commas between them; undefined in the offer as it stands. */
  chosen?: string;
}

/** Works a sound quote out, of a deal that closes so. */
export function groundsOf(content: QuoteContent, basis: PricingBasis, closing: Closing | null = null): Grounds {
  const priced = price(content, basis);
  const installments = schedule(priced, content);
  return {
    content,
    basis,
    priced,
    before: new Map(priceLines(content, basis).map((line) => [line.id, line])),
    installments,
    measures: measure(priced, content, basis, installments),
    closing,
  };
}

export const inMoney = ({ priced }: Grounds, minor: Minor): Exact => minorToExact(minor, priced.currency);
/** The minor unit of the currency. */
export const coinOf = (grounds: Grounds): Exact => inMoney(grounds, 1n);
/** To what lines and discounts are rounded. */
export const stepOf = (grounds: Grounds): Exact => inMoney(grounds, roundingOf(grounds.basis).step);

/** An amount in money that was rounded before, or is not known. */
export const amount = (grounds: Grounds, name: string, minor: Minor | null, labels: Labels = {}): Derived =>
  given(name, minor === null ? null : inMoney(grounds, minor), 'money', withChoice(labels, grounds));

/** What leads on from these grounds is asked in them: an option's in the offer with it. */
export const withChoice = (labels: Labels, { chosen }: Grounds): Labels =>
  chosen === undefined || (labels.line ?? labels.called ?? labels.figure) === undefined
    ? labels
    : { ...labels, chosen };

/** A figure of the whole quote; it can be asked how it came about. */
export const ofQuote = (grounds: Grounds, figure: MeasureName, minor: Minor | null, name: string = figure): Derived =>
  amount(grounds, name, minor, { figure });

/** A figure of a line; it can be asked how it came about. */
export const ofLine = (
  grounds: Grounds,
  figure: FigureName,
  minor: Minor | null,
  { id, name }: Pick<PricedLine, 'id' | 'name'>,
): Derived => amount(grounds, figure, minor, { of: name, line: id });

export const number = (name: string, value: Exact | number | bigint | string, labels: Labels = {}): Derived =>
  given(name, typeof value === 'object' ? value : exact(value), 'number', labels);

/** A figure of every line that has one, summed; each can be asked how it came about. */
export function overLines(
  grounds: Grounds,
  name: string,
  figure: string,
  of: (line: PricedLine, index: number) => Minor | null | undefined,
): Derived {
  const parts = grounds.priced.lines.flatMap((line, index): Derived[] => {
    const minor = of(line, index);
    return minor === undefined ? [] : [amount(grounds, figure, minor, { of: line.name, line: line.id })];
  });
  return worked(name, 'sum', 'money', parts);
}
