import { lastDayOf, monthsAndDays } from '../calendar.ts';
import { add, type Exact, exact, ratio } from '../exact.ts';
import type { PlainDate, QuoteContent } from '../offer.ts';

type Termed = Pick<QuoteContent, 'start' | 'termMonths' | 'coTerm'>;

/** The inclusive last day of an offer: with the running subscription where it is co-termed, else after its months. */
export const endOf = ({ start, termMonths, coTerm }: Termed): PlainDate =>
  coTerm ? coTerm.end : lastDayOf(start, termMonths);

/** The day from which subscription years count. */
export const anniversaryOf = ({ start, coTerm }: Termed): PlainDate => coTerm?.anniversary ?? start;

/** Months of the term; days over are a share of the month they lie in. */
export function monthsOf({ start, termMonths, coTerm }: Termed): Exact {
  if (!coTerm) return exact(termMonths);
  const { months, days, daysOfMonth } = monthsAndDays(start, coTerm.end);
  return add(exact(months), ratio(days, daysOfMonth));
}

/** Months begun between two days: what `termMonths` says of a co-termed offer. */
export function monthsBegun(start: PlainDate, end: PlainDate): number {
  const { months, days } = monthsAndDays(start, end);
  return days > 0 ? months + 1 : months;
}
