import type { Currency, PlainDate, QuoteContent } from '../../domain/offer.ts';
import type { Account, Deal } from '../api/types.ts';

export interface Book {
  id: string;
  name: string;
  currency: Currency;
  active: boolean;
}

/**
 * An empty quote on usual terms: from the first of next month for a year, open for thirty days. It begins with what the
 * deal gives its partner.
 */
export function firstQuote(
  { creditClass }: Pick<Account, 'creditClass'>,
  book: Book,
  today: Date,
  { partnerMargin }: Pick<Deal, 'partnerMargin'>,
): QuoteContent {
  return {
    priceBook: book.id,
    currency: book.currency,
    start: plainDate(new Date(today.getFullYear(), today.getMonth() + 1, 1)),
    termMonths: 12,
    paymentTerms: creditClass === 'D' ? 'prepaid' : 'net30',
    billing: 'annual',
    validUntil: plainDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() + 30)),
    ...(partnerMargin !== null && { partnerMargin }),
    nonStandard: {},
    lines: [],
  };
}

/** The price book in the currency of the account's country, else the first that is in use. */
export function bookFor({ country }: Pick<Account, 'country'>, books: readonly Book[]): Book | undefined {
  const active = books.filter((book) => book.active);
  const currency = country === 'GB' ? 'GBP' : euroArea.has(country) ? 'EUR' : 'USD';
  return active.find((book) => book.currency === currency) ?? active[0];
}

/** A day as the reader's calendar has it. */
export function plainDate(date: Date): PlainDate {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

// The members of the euro area in 2026.
const euroArea = new Set('AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '));
