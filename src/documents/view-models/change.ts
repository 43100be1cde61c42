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
      row('Discount', discount, percent),
      ...products.flatMap(({ name, units, unitPrice, arr: yearly }) => [
        row(`${name}: units`, units, quantity),
        row(`${name}: a unit a year`, unitPrice, money),
        row(`${name}: ARR`, yearly, money),
      ]),
    ],
  };
}

const none = 'none';

function row<T>(label: string, compared: Compared<T>, figure: (value: T) => Figure<T>): ChangeView['rows'][number] {
  const text = (value: T | null): string => (value === null ? none : figure(value).text);
  return {
    label,
    now: text(compared.now),
    proposed: text(compared.proposed),
    difference: text(compared.difference),
  };
}

const laterWords = (difference: number): string =>
  difference > 0 ? `${days(difference)} later` : `${days(-difference)} earlier`;
