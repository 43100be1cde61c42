import { type Exact, equals, isZero, plainText } from '../exact.ts';
import { money } from '../money.ts';
import type { DiscountRange, PricedProduct } from '../catalogue.ts';
import type { Currency, Decimal, Money } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import type { OptionCause, Priced, PricedLine, PricedOption } from '../pricing/priced.ts';
import { outsideRange } from './guides.ts';
import { discountOf, judgedOf } from './margin.ts';
import type { MarginView } from './measures.ts';

/** What a row of the editor shows of a line that was worked out; how it came about is another question. */
export interface LineFigures {
  id: string;
  family: string;
  /** The list price of one unit, or of one package; of a share what it is a share of; null when it depends on tiers. */
  unitPrice: Decimal | null;
  /** What the unit price is for: a month, a year, or once. */
  per: 'month' | 'year' | null;
  list: Money;
  net: Money;
  margin: MarginView;
  /** The price agreement that sets its list price; null: the price book does. */
  agreement: { id: string; name: string } | null;
  /** The discount range of its product, where the line's discount lies outside it; else null. */
  outside: DiscountRange | null;
  /** Of what the customer may still choose: its price, and why that is not its net; null: it is in the total. */
  option: { adds: Money; because: OptionCause[] } | null;
}

type Basis = Pick<PricingBasis, 'agreements' | 'products'>;

/** The figures of every line, in their order, then of what can still be chosen; `margins` are those of the lines. */
export const lineFigures = (
  { lines, options, currency }: Priced,
  margins: readonly MarginView[],
  basis: Basis,
): LineFigures[] =>
  [...lines, ...options].map((line, index) => lineFigure(line, currency, margins[index] ?? 'unknown', basis));

/** The figures of one line. */
export const lineFigure = (
  line: PricedLine | PricedOption,
  currency: Currency,
  margin: MarginView,
  { agreements, products }: Basis,
): LineFigures => ({
  id: line.id,
  family: line.family,
  unitPrice: unitPriceOf(line.listParts),
  per: line.period.unit,
  list: money(line.list, currency),
  net: money(line.net, currency),
  margin,
  agreement: agreementOf(line, agreements),
  outside: rangeLeft(line, products[line.product] ?? {}),
  option: 'adds' in line ? { adds: money(line.adds, currency), because: line.because } : null,
});

function rangeLeft(line: PricedLine, product: Partial<PricedProduct>): DiscountRange | null {
  return isZero(outsideRange(discountOf(judgedOf(line)), product)) ? null : (product.discountRange ?? null);
}

function agreementOf({ agreement }: PricedLine, agreements: Basis['agreements'] = {}): LineFigures['agreement'] {
  const found = agreement === undefined ? undefined : agreements[agreement];
  return found ? { id: found.id, name: found.name } : null;
}

/** The one list price that every unit has; null when it depends on tiers. */
export function unitPriceOf([first, ...others]: PricedLine['listParts']): Decimal | null {
  if (!first) return null;
  return others.every(({ unitPrice }) => equals(unitPrice, first.unitPrice)) ? priceText(first.unitPrice) : null;
}

const priceText = (price: Exact): Decimal => plainText(price);
