import { exact as decimal, sum } from '../../domain/exact.ts';
import { moneyOf as moneyIn } from '../../domain/money.ts';
import type { Currency, Decimal, Money, PlainDate } from '../../domain/offer.ts';

/** A value beside the one text that every paper prints for it. */
export interface Figure<Raw> {
  raw: Raw;
  text: string;
}

export type MoneyFigure = Figure<Money>;
export type DateFigure = Figure<PlainDate>;
export type DecimalFigure = Figure<Decimal>;

const locale = 'en';

/** "$1,105.64": two decimals, or as many as the text has (unit prices may be finer than the minor unit). */
export function money(raw: Money): MoneyFigure {
  return { raw, text: moneyFormat(raw.currency).format(exact(raw.amount)) };
}

/** What is taken off: "−$12.00"; a rise, which is below zero, "+$12.00". */
export function signed(taken: Money): string {
  const rises = taken.amount.startsWith('-');
  const { text } = money({ ...taken, amount: rises ? taken.amount.slice(1) : taken.amount });
  return `${rises ? '+' : '−'}${text}`;
}

/** Amounts of one currency together; of none nothing can be said. */
export function sumOf(amounts: readonly Money[]): Money {
  const [{ currency }] = amounts as [Money, ...Money[]];
  return moneyIn(sum(amounts.map(({ amount }) => decimal(amount))), currency);
}

/** "31 December 2026". */
export function date(raw: PlainDate): DateFigure {
  return { raw, text: dateFormat.format(new Date(`${raw}T00:00:00Z`)) };
}

/** A period of which both ends are included: "1 January 2027 – 31 December 2027", or the one day. */
export function dates(from: PlainDate, to: PlainDate): string {
  return from === to ? date(from).text : `${date(from).text} – ${date(to).text}`;
}

/** "1,250" or "12.5": as many decimals as the text has. */
export function quantity(raw: Decimal): DecimalFigure {
  return { raw, text: quantityFormat.format(exact(raw)) };
}

/** A ratio as a percentage with at most two decimals: "0.125" is "12.5%". */
export function percent(raw: Decimal): DecimalFigure {
  return { raw, text: percentFormat.format(exact(raw)) };
}

/** A share that was agreed, as exactly as it was said: "0.03125" is "3.125%". */
export function rate(raw: Decimal): DecimalFigure {
  return { raw, text: rateFormat.format(exact(raw)) };
}

/** "US dollars (USD)". */
export function currencyName(currency: Currency): string {
  return `${currencyNames[currency]} (${currency})`;
}

const currencyNames: Record<Currency, string> = {
  USD: 'US dollars',
  EUR: 'Euros',
  GBP: 'Pounds sterling',
  CHF: 'Swiss francs',
  SEK: 'Swedish kronor',
  ISK: 'Icelandic krónur',
  JPY: 'Japanese yen',
  BHD: 'Bahraini dinars',
};

const moneyFormats = new Map<Currency, Intl.NumberFormat>();
function moneyFormat(currency: Currency): Intl.NumberFormat {
  const known = moneyFormats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: 20,
  });
  moneyFormats.set(currency, made);
  return made;
}

const quantityFormat = new Intl.NumberFormat(locale, {
  maximumFractionDigits: 20,
});
const percentFormat = new Intl.NumberFormat(locale, {
  style: 'percent',
  maximumFractionDigits: 2,
});
const rateFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 20 });
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeZone: 'UTC',
});

/** Intl reads a decimal text digit by digit; the cast through a number that its older types ask for would lose some. */
function exact(decimal: Decimal): Intl.StringNumericLiteral {
  return decimal as Intl.StringNumericLiteral;
}
