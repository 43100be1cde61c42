/** Numbers and times of the API in the reader's own way of writing. Text goes in and no digit is lost on the way. */
import type { DiscountRange } from '../../domain/catalogue.ts';
import { currencies, type Currency } from '../../domain/offer.ts';
import type { Money } from '../api/types.ts';

type Exact = Intl.StringNumericLiteral;

/** "$1,105.64"; whole: "$1,106". */
export function moneyWords({ amount, currency }: Money, { whole = false } = {}): string {
  return formatter({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    // What rounds to nothing has no sign.
    ...(whole && { maximumFractionDigits: 0, signDisplay: 'negative' }),
  }).format(amount as Exact);
}

/** A unit price with every digit that it has: "$0.0025"; `digits` is how many places are shown at most. */
export function unitPriceWords({ amount, currency }: Money, digits = 6): string {
  return formatter({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: digits,
  }).format(amount as Exact);
}

/** An amount beside a scale: "$16.2K". What has to be exact is said elsewhere. */
export function shortMoneyWords({ amount, currency }: Money): string {
  return formatter({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 4,
  }).format(amount as Exact);
}

/** "0.20000000" → "20%"; `digits` is how many places are shown at most. */
export function ratioWords(ratio: string, digits = 1): string {
  return formatter({
    style: 'percent',
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  }).format(ratio as Exact);
}

/** A discount range: "0% to 15%", "up to 15%", "from 5%". */
export function rangeWords({ from, to }: DiscountRange): string {
  if (from === null) return to === null ? 'any discount' : `up to ${ratioWords(to)}`;
  return to === null ? `from ${ratioWords(from)}` : `${ratioWords(from)} to ${ratioWords(to)}`;
}

/** "12000.5" → "12,000.5"; `leastDigits` is how many places are shown at least. */
export function numberWords(decimal: string, leastDigits = 0): string {
  const options = { minimumFractionDigits: leastDigits, maximumFractionDigits: 12 };
  return formatter(options).format(decimal as Exact);
}

/** Days on average, to the nearest whole one: "47.25" → "47". */
export const daysWords = (days: string): string => formatter({ maximumFractionDigits: 0 }).format(days as Exact);

/** A plain date: "3 Mar 2027". */
export function dateWords(date: string): string {
  return dates('date', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** A sentence of the API as its reader writes days and money: "55738.59 USD" is "$55,738.59". */
export const withReadersWords = (text: string): string => withReadersMoney(withReadersDates(text));

/** A sentence with its amounts as the reader writes them. */
export const withReadersMoney = (text: string): string =>
  text.replaceAll(/(?<![\w.])(-?\d+(?:\.\d+)?) ([A-Z]{3})\b/g, (written, amount: string, code: string) =>
    isCurrency(code) ? unitPriceWords({ amount, currency: code }) : written,
  );

export const isCurrency = (code: string | undefined): code is Currency => currencies.some((known) => known === code);

/** A sentence with its plain dates as the reader writes them. */
export const withReadersDates = (text: string): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => (Number.isNaN(Date.parse(date)) ? date : dateWords(date)));

/** A country by its code: "NO" → "Norway"; what is no code stays as it is. */
export function countryWords(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return countries.of(code) ?? code;
}

/** The month of a plain date: "Mar 2027". */
export function monthWords(date: string): string {
  const style = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return dates('month', style).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** A moment in the reader's time zone: "3 Mar 2027, 14:05". */
export function momentWords(instant: string): string {
  return dates('moment', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** How long ago a moment was or how far ahead it is: "3 hours ago", "in 2 days". */
export function distanceWords(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  if (unit === 'second') return 'just now';
  return relative.format(Math.trunc(seconds / size), unit);
}

export const isOverdue = (dueAt: string, now = Date.now()): boolean => Date.parse(dueAt) <= now;

/** When something is due, by distance: "due in 5 hours", "2 days overdue". */
export function dueWords(dueAt: string, now = Date.now()): string {
  const seconds = Math.abs(Date.parse(dueAt) - now) / 1000;
  const overdue = isOverdue(dueAt, now);
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? (['minute', 60] as const);
  const length = formatter({ style: 'unit', unit, unitDisplay: 'long' }).format(Math.trunc(seconds / size));
  if (seconds < 60) return overdue ? 'overdue' : 'due now';
  return overdue ? `${length} overdue` : `due in ${length}`;
}

/** A length of opening time: 150 → "2 h 30 min". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const shown = [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`];
  return shown.filter(Boolean).join(' ');
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const countries = new Intl.DisplayNames(undefined, { type: 'region' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const numbers = new Map<string, Intl.NumberFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

// Formatters cost far more to make than to use.
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const made = numbers.get(key) ?? new Intl.NumberFormat(undefined, options);
  numbers.set(key, made);
  return made;
}

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const made = times.get(name) ?? new Intl.DateTimeFormat(undefined, options);
  times.set(name, made);
  return made;
}

/** Of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '').join('');
}
