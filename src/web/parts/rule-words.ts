import type { Currency } from '../../domain/offer.ts';
import { moneyWords, numberWords, ratioWords } from './formats.ts';
import { wordsFor } from './words.ts';

/** A value that a rule read, with the digits that show on which side of the limit it lies: "20.00399%", "1,250,000", "Net 60"; with `currency` it is money. */
export function actualWords(actual: string | null, limit: string, currency?: Currency): string {
  if (actual === null) return 'not known';
  const truth = truthWords.get(actual);
  if (truth !== undefined) return truth;
  if (actual.endsWith('%')) return actual; // a band
  if (!/^-?\d+(\.\d+)?$/.test(actual)) return actual.split(/,\s*/).map(wordsFor).join(', ');
  if (limit.includes('%')) return besideBounds(actual, limit);
  if (currency) return moneyWords({ amount: actual, currency });
  // With decimals it is money: "1,445,320.80".
  return numberWords(actual, actual.includes('.') ? 2 : 0);
}

/** Two decimals, and every digit there is where those would read like a bound of the limit. */
function besideBounds(ratio: string, limit: string): string {
  const bounds: string[] = limit.match(/-?\d+(\.\d+)?%/g) ?? [];
  const short = ratioWords(ratio, 2);
  return bounds.includes(short) ? ratioWords(ratio, 10) : short;
}

/** A cell of a decision table as a phrase: "(20%..35%]" is "over 20%, up to 35%". */
export function limitWords(limit: string, currency?: Currency): string {
  const valueWords = (literal: string) => valueWordsIn(literal, currency);
  const [, open, low, high, close] = /^([[(\]])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])$/.exec(limit) ?? [];
  if (low !== undefined && high !== undefined) {
    return `${open === '[' ? 'from' : 'over'} ${valueWords(low)}, ${close === ']' ? 'up to' : 'under'} ${valueWords(high)}`;
  }
  const [, sign, value] = /^(>=|<=|>|<)\s*(.+)$/.exec(limit) ?? [];
  if (sign !== undefined && value !== undefined) return `${signWords[sign]} ${valueWords(value)}`;
  const [, unwanted] = /^not\((.+)\)$/.exec(limit) ?? [];
  if (unwanted !== undefined) return `not ${limitWords(unwanted, currency)}`;
  return limit.split(/,\s*/).map(valueWords).join(' or ');
}

const signWords: Record<string, string> = { '>=': 'at least', '<=': 'at most', '>': 'over', '<': 'under' };

function valueWordsIn(literal: string, currency?: Currency): string {
  const text = literal.trim();
  const truth = truthWords.get(text);
  if (truth !== undefined) return truth;
  if (text.startsWith('"')) return wordsFor(text.slice(1, -1));
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  return currency ? moneyWords({ amount: text, currency }, { whole: !text.includes('.') }) : numberWords(text);
}

const truthWords: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
]);
