/** What a version says and another one did not, as a reader writes it. Pure. */
import { counted } from '../../domain/offer-words.ts';
import type { Change } from '../api/types.ts';
import {
  daysWords,
  isCurrency,
  moneyWords,
  numberWords,
  ratioWords,
  withReadersMoney,
  withReadersWords,
} from './formats.ts';
import { wordsFor } from './words.ts';

/** The text of a change's side as a reader writes it. */
export function sideWords({ kind, field }: Pick<Change, 'kind' | 'field'>, value: string | null): string {
  if (value === null) return '–';
  if (value.endsWith('%')) return value; // a band, or a share in words
  const money = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value);
  if (money?.[1] && isCurrency(money[2])) return moneyWords({ amount: money[1], currency: money[2] });
  const discount = /^(percent|amount|targetPrice) (.+)$/.exec(value);
  if (discount?.[1] && discount[2]) return discountWords(discount[1], discount[2]);
  if (field === 'daysToCash') return daysWords(value);
  if (/^-?\d+\.\d{8,}$/.test(value)) return ratioWords(value, 2);
  if (field === 'termMonths') return counted(value, 'month');
  if (/^-?\d+(\.\d+)?$/.test(value)) return numberWords(value);
  // What was said in words stays as it is, but for its dates and amounts.
  if (kind === 'element' || /[\s\d]/.test(value)) return withReadersWords(value);
  return wordsFor(value);
}

function discountWords(kind: string, value: string): string {
  if (kind === 'percent') return ratioWords(value, 4);
  return kind === 'amount' ? `${withReadersMoney(value)} off` : `to ${withReadersMoney(value)}`;
}
