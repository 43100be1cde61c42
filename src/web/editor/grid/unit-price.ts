import type { PriceModel } from '../../../domain/catalogue.ts';
import type { Currency } from '../../../domain/offer.ts';
import { numberWords, unitPriceWords } from '../../parts/formats.ts';
import type { LineFigures } from './figures.ts';
import { priceModelText } from './price-model-text.ts';

/** What stands where the price of a unit does, and what it is for; no price where no single one tells. */
export interface UnitPriceText {
  price: string | null;
  of: string;
}

/**
 * The list price of a line in the words of its price model: that of a package says how many units it holds, or nobody
 * could tell it from the price of one, and a share of other lines is no price.
 */
export function unitPriceOf(
  { unitPrice, per, agreement }: Pick<LineFigures, 'unitPrice' | 'per' | 'agreement'>,
  model: PriceModel | undefined,
  currency: Currency,
): UnitPriceText {
  const own = agreement === null ? model : undefined;
  if (own?.kind === 'percentOf') return { price: null, of: priceModelText(own, currency) };
  if (unitPrice === null) return { price: null, of: 'by tiers' };
  const units = own?.kind === 'package' ? `/${numberWords(own.size)}` : '';
  const period = per === null ? '' : per === 'month' ? '/mo' : '/yr';
  return {
    price: unitPriceWords({ amount: unitPrice, currency }),
    of: [units, period].filter((part) => part !== '').join(' '),
  };
}
