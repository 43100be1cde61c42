import { describe, expect, test } from '@jest/globals';
import { type Book, bookFor, firstQuote, plainDate } from '../../src/web/deals/first-quote.ts';

const books: Book[] = [
  { id: 'old-eur', name: 'Old euro list', currency: 'EUR', active: false },
  { id: 'usd', name: 'Dollar list', currency: 'USD', active: true },
  { id: 'eur', name: 'Euro list', currency: 'EUR', active: true },
];
const dollars = books[1] as Book;
const direct = { partnerMargin: null };

describe('The first quote of a deal', () => {
  test('runs from the first of the next month for a year and is open for thirty days', () => {
    const quote = firstQuote({ creditClass: 'A' }, dollars, new Date(2026, 11, 15), direct);

    expect(quote).toMatchObject({ start: '2027-01-01', termMonths: 12, validUntil: '2027-01-14', currency: 'USD' });
  });

  test('asks a customer of credit class D to pay in advance, everybody else in thirty days', () => {
    const terms = (creditClass: 'A' | 'D' | 'unrated') =>
      firstQuote({ creditClass }, dollars, new Date(), direct).paymentTerms;

    expect([terms('A'), terms('unrated'), terms('D')]).toEqual(['net30', 'net30', 'prepaid']);
  });

  test('gives the partner what the deal gives it, so that the pocket price knows', () => {
    const given = (partnerMargin: string | null) =>
      firstQuote({ creditClass: 'A' }, dollars, new Date(), { partnerMargin });

    expect(given('0.15')).toMatchObject({ partnerMargin: '0.15' });
    expect(given(null)).not.toHaveProperty('partnerMargin');
  });

  test('takes the price book in the currency of the customer’s country that is in use', () => {
    expect(bookFor({ country: 'DE' }, books)?.id).toBe('eur');
    expect(bookFor({ country: 'US' }, books)?.id).toBe('usd');
  });

  test('takes the first book in use when there is none in that currency, and none when none is in use', () => {
    expect(bookFor({ country: 'GB' }, books)?.id).toBe('usd');
    expect(bookFor({ country: 'DE' }, books.slice(0, 1))).toBeUndefined();
  });

  test('writes days of the reader’s calendar, also late in the evening', () => {
    expect(plainDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
