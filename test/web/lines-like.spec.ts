import { describe, expect, it } from '@jest/globals';
import { holds } from '../../src/domain/derivation/derived.ts';
import { shareWords } from '../../src/web/parts/share-words.ts';
import { deriveListPrice } from '../../src/domain/derivation/list-price.ts';
import { plainText } from '../../src/domain/exact.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { isRepriced, linesLike } from '../../src/web/editor/like/lines-like.ts';

const content: QuoteContent = {
  priceBook: 'eur',
  currency: 'EUR',
  start: '2026-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2025-12-31',
  nonStandard: {},
  lines: [
    { id: 'a', product: 'SEAT', quantity: '100', discount: { percent: '0.1' }, start: '2026-07-01', termMonths: 6 },
    { id: 'b', product: 'PLANT', quantity: '2', discount: { targetPrice: '92.50' } },
    { id: 'c', product: 'OLD', quantity: '1' },
  ],
};
const figures = [
  { id: 'a', unitPrice: '12.00' },
  { id: 'b', unitPrice: '95' },
];
const example = { content, figures };
const sold = new Map([
  ['SEAT', { model: { kind: 'perUnit' as const, unitPrice: '12' }, agreement: null }],
  ['PLANT', { model: { kind: 'perUnit' as const, unitPrice: '99.50' }, agreement: null }],
]);

describe('lines like those of another quote', () => {
  it('are new lines with quantities, without the other term’s dates and, unless wanted, without discounts', () => {
    const { taken } = linesLike(example, { sold, currency: 'EUR', discounts: false });
    expect(taken.map(({ line: { id, ...line } }) => line)).toEqual([
      { product: 'SEAT', quantity: '100', discount: '', start: '', termMonths: '' },
      { product: 'PLANT', quantity: '2', discount: '', start: '', termMonths: '' },
    ]);
    expect(taken.map(({ line }) => line.id)).not.toContain('a');
  });

  it('bring discounts, but no amounts of another currency', () => {
    const same = linesLike(example, { sold, currency: 'EUR', discounts: true });
    expect(same.taken.map(({ line }) => line.discount)).toEqual(['10%', '=92.50']);
    const other = linesLike(example, { sold, currency: 'USD', discounts: true });
    expect(other.taken.map(({ line }) => line.discount)).toEqual(['10%', '']);
    expect(other.leftOut.map(({ subject }) => subject)).toEqual(['PLANT: its discount', 'OLD']);
  });

  it('are priced by the agreement of the customer, of whose price nothing is taken off but a lower one that was wanted', () => {
    const agreed = (unitPrice: string) => ({ id: 'frame', name: 'Frame', unitPrice });
    const frame = new Map([
      ['SEAT', { model: { kind: 'perUnit' as const, unitPrice: '12' }, agreement: agreed('11') }],
      ['PLANT', { model: { kind: 'perUnit' as const, unitPrice: '99.50' }, agreement: agreed('95') }],
    ]);
    const { taken, leftOut } = linesLike(example, { sold: frame, currency: 'EUR', discounts: true });
    expect(taken.map(({ line, now }) => [line.discount, line.structure?.agreement, now])).toEqual([
      ['', 'frame', '11'],
      ['=92.50', 'frame', '95'],
    ]);
    expect(leftOut.slice(0, 2).map(({ reason }) => reason)).toEqual([
      'It is priced by the agreement Frame. What was taken off the list price stays behind.',
      'It is priced by the agreement Frame.',
    ]);
  });

  it('tell the list price then and now, where one price holds for every unit', () => {
    const { taken } = linesLike(example, { sold, currency: 'EUR', discounts: false });
    expect(taken.map((like) => [like.was, like.now, isRepriced(like)])).toEqual([
      ['12.00', '12', false],
      ['95', '99.5', true],
    ]);
    const upTo = {
      kind: 'graduated' as const,
      tiers: [
        { upTo: '10', unitPrice: '9' },
        { upTo: null, unitPrice: '8' },
      ],
    };
    const [tiered] = linesLike(example, {
      sold: new Map([['SEAT', { model: upTo, agreement: null }]]),
      currency: 'EUR',
      discounts: false,
    }).taken;
    expect(tiered).toMatchObject({ was: '12.00', now: null });
    expect(tiered && isRepriced(tiered)).toBe(false);
    const now = deriveListPrice(tiered?.parts ?? []);
    expect([holds(now), now.value && plainText(now.value)]).toEqual([true, '810']);
  });

  it('come to no price of their own where now they are a share of others', () => {
    const share = { kind: 'percentOf' as const, percent: '0.2', of: 'list' as const };
    const [shared] = linesLike(example, {
      sold: new Map([['SEAT', { model: share, agreement: null }]]),
      currency: 'EUR',
      discounts: false,
    }).taken;
    expect(shared).toMatchObject({ now: null, parts: [], model: share });
    expect([share, { ...share, of: 'net' as const, families: ['platform', 'users'] }].map(shareWords)).toEqual([
      '20% of the list of all other lines',
      '20% of the net of Platform, Users',
    ]);
  });
});
