import { describe, expect, it } from '@jest/globals';
import { contentSchema } from '../../src/http/schemas/deal-desk/offer.ts';

const quote = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2026-12-20',
};
const idsOf = (lines: object[]) =>
  contentSchema
    .parse({ ...quote, lines: lines.map((line) => ({ product: 'SEAT', quantity: '1', ...line })) })
    .lines.map(({ id }) => id);

describe('the lines of a quote that is sent', () => {
  it('need no ids: each is given its place', () => {
    expect(idsOf([{}, {}, {}])).toEqual(['1', '2', '3']);
  });

  it('keep the ids that they have, and no two are given the same', () => {
    expect(idsOf([{ id: 'a' }, {}, { id: '2' }, {}])).toEqual(['a', '3', '2', '4']);
  });

  it('are refused with an id that none can be', () => {
    expect(() => idsOf([{ id: '' }])).toThrow('Name the line');
  });
});
