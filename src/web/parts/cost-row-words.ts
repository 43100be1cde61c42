import type { CostSheetRow, Currency } from '../../domain/offer.ts';
import { numberWords, unitPriceWords } from './formats.ts';

/** "11.5 × Solution engineer days at $812.50". */
export const costRowWords = ({ what, quantity, unitCost }: CostSheetRow, currency: Currency): string =>
  `${numberWords(quantity)} × ${what} at ${unitPriceWords({ amount: unitCost, currency })}`;
