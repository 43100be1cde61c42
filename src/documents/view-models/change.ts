import { notKnown, oneSidedWord } from '../../domain/change-words.ts';
import type { ChangeTable, Compared } from '../../domain/measures/change-table.ts';
import { type Figure, date, money, percent, quantity } from './figures.ts';
import { days } from './terms.ts';

/** What a quote makes of the subscription that runs, row by row; every cell is the text to be shown. */
export interface ChangeView {
  /** "Takes the place of S-1001" */
  heading: string;
  rows: { label: string; now: string; proposed: string; difference: string }[];
}

/** The table now, proposed, difference as letters show it, with the figures that the screens show. */
export function changeView({ subscription, change, arr, mrr, end, discount, products }: ChangeTable): ChangeView {
  return {
    heading: `${change === 'adds' ? 'Adds to' : 'Takes the place of'} ${subscription.number}`,
    rows: [
      row('ARR', arr, money),
      row('MRR', mrr, money),
      {
        label: 'Ends',
        now: date(end.now).text,
        proposed: date(end.proposed).text,
        difference: end.difference === 0 ? 'same day' : laterWords(end.difference),
      },
      row('Discount', discount, percent, { missing: 'not known', difference: 'not known' }),
      ...products.flatMap(({ name, units, unitPrice, arr: yearly }) => {
        const word = oneSidedWord(units);
        const others = { missing: word === notKnown ? notKnown : 'none', difference: word };
        return [
          row(`${name}: units`, units, quantity, others),
          row(`${name}: a unit a year`, unitPrice, money, others),
          row(`${name}: ARR`, yearly, money, others),
        ];
      }),
    ],
  };
}

/** What stands where there is no value: on a side, and as the difference. */
interface Others {
  missing: string;
  difference: string;
}

function row<T>(
  label: string,
  compared: Compared<T>,
  figure: (value: T) => Figure<T>,
  { missing, difference }: Others = { missing: 'none', difference: 'none' },
): ChangeView['rows'][number] {
  const text = (value: T | null, instead: string): string => (value === null ? instead : figure(value).text);
  return {
    label,
    now: text(compared.now, missing),
    proposed: text(compared.proposed, missing),
    difference: text(compared.difference, difference),
  };
}

const laterWords = (difference: number): string =>
  difference > 0 ? `${days(difference)} later` : `${days(-difference)} earlier`;
