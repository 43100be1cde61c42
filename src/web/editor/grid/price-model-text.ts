import type { PriceModel } from '../../../domain/catalogue.ts';
import type { Currency } from '../../../domain/offer.ts';
import { ratioWords, unitPriceWords } from '../../parts/formats.ts';

/** A price in a few words: "$228.00", "3 tiers to $4.00". */
export function priceModelText(model: PriceModel, currency: Currency): string {
  const words = (amount: string): string => unitPriceWords({ amount, currency });
  if (model.kind === 'flat') return `${words(model.amount)} flat`;
  if (model.kind === 'perUnit') return words(model.unitPrice);
  if (model.kind === 'package') return `${words(model.unitPrice)} for ${model.size}`;
  if (model.kind === 'percentOf') return `${ratioWords(model.percent, 4)} of ${model.of}`;
  return `${model.tiers.length} tiers to ${words(model.tiers.at(-1)?.unitPrice ?? '0')}`;
}
