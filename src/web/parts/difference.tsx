import { currencies, type Currency } from '../../domain/offer.ts';
import type { Change } from '../api/types.ts';
import classes from './difference.module.css';
import { dateWords, daysWords, moneyWords, numberWords, ratioWords } from './formats.ts';
import { wordsFor } from './words.ts';

/** What is not as it was: before → after, terms first, then lines, then what it does to the numbers. */
export function Difference({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className={classes.none}>Nothing differs.</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.kind} ${change.subject} ${change.field}`}>
            <th scope="row">{nameOf(change)}</th>
            <td className={classes.before}>{valueWords(change, change.before)}</td>
            <td className={classes.after}>{valueWords(change, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf({ kind, subject, field }: Change): string {
  return kind === 'line' ? `${subject}: ${wordsFor(field).toLowerCase()}` : wordsFor(field);
}

/** The text of a change's side as a reader writes it. */
function valueWords({ kind, field }: Change, value: string | null): string {
  if (value === null) return '–';
  if (value.endsWith('%')) return value; // a band, or a share in words
  const money = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value);
  if (money?.[1] && isCurrency(money[2])) return moneyWords({ amount: money[1], currency: money[2] });
  const discount = /^(percent|amount|targetPrice) (\S+)$/.exec(value);
  if (discount?.[1] && discount[2]) return discountWords(discount[1], discount[2]);
  if (field === 'daysToCash') return daysWords(value);
  if (/^-?\d+\.\d{8,}$/.test(value)) return ratioWords(value, 2);
  if (field === 'termMonths') return `${value} months`;
  if (/^-?\d+(\.\d+)?$/.test(value)) return numberWords(value);
  // What was said in words stays as it is, but for its dates.
  if (kind === 'element' || /[\s\d]/.test(value)) return value.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, dateWords);
  return wordsFor(value);
}

const isCurrency = (code: string | undefined): code is Currency => currencies.some((known) => known === code);

function discountWords(kind: string, value: string): string {
  if (kind === 'percent') return ratioWords(value, 4);
  return kind === 'amount' ? `${numberWords(value)} off` : `to ${numberWords(value)}`;
}
