import { type Filter, isRange, isWrong, type Range, readFilter } from '../../domain/lists/filter.ts';
import { dateWords, numberWords, ratioWords } from '../parts/formats.ts';
import { stateWords } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';

/** One of a filter's fixed values, in the field's terms. */
export const oneOfWords = (name: string, value: string): string =>
  name === 'stage' || name === 'state' ? stateWords(value).word : wordsFor(value);

/** What a filter asks for, in short: "In review, Approved", "from 10% to 20%". `nameOf` knows who an id is. */
export function valueWords(name: string, filter: Filter, text: string, nameOf: (id: string) => string): string {
  const value = readFilter(filter, text);
  if (isWrong(value)) return text;
  if (isRange(value)) return rangeWords(filter, value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return `“${value}”`;
  const words = value.map((one) => {
    if (filter.kind === 'refs') return nameOf(one);
    return filter.kind === 'one-of' ? oneOfWords(name, one) : one;
  });
  return words.length > 3 ? `${words.slice(0, 2).join(', ')} and ${words.length - 2} more` : words.join(', ');
}

function rangeWords(filter: Filter, { from, to }: Range): string {
  const one = (end: string) => {
    if (filter.kind !== 'range' || filter.of === 'amount') return numberWords(end);
    return filter.of === 'share' ? ratioWords(end, 2) : dateWords(end);
  };
  if (from !== undefined && from === to) return one(from);
  if (from === undefined) return `up to ${one(to ?? '')}`;
  return to === undefined ? `from ${one(from)}` : `${one(from)} to ${one(to)}`;
}
