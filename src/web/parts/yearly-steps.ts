import { equals, exact, mul } from '../../domain/exact.ts';
import { moneyOf } from '../../domain/money.ts';
import type { Money } from '../api/types.ts';
import { moneyWords, numberWords, unitPriceWords } from './formats.ts';

/**
 * The sum that leads to the ARR of a product. Fees of a part of a year are charged to the cent, so a year of them may be
 * a little more or less than units × price: then both are told, for a sum that does not come out explains nothing.
 */
export function yearlySteps(units: string, price: Money, arr: Money): string[] {
  const product = moneyOf(mul(exact(units), exact(price.amount)), arr.currency);
  const sum = `${numberWords(units)} × ${unitPriceWords(price)} = ${moneyWords(product)}`;
  if (equals(exact(product.amount), exact(arr.amount))) return [sum];
  return [sum, `The price is shown rounded; a year of its fees comes to ${moneyWords(arr)}`];
}
