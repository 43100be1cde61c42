import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { contentOf, draftOf, errorsByLine } from '../../src/web/editor/draft.ts';
import { type DraftPocket, noPocket, pocketOrNone } from '../../src/web/editor/draft-pocket.ts';
import { withHead } from '../../src/web/editor/edits.ts';
import { mergedDrafts } from '../../src/web/editor/merge.ts';
import { stepWords } from '../../src/web/editor/step-words.ts';

const plain: QuoteContent = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2026-12-31',
  nonStandard: {},
  lines: [{ id: 'a', product: 'SEAT', quantity: '100' }],
};
const full: QuoteContent = {
  ...plain,
  furtherHeaderDiscounts: [
    { name: 'Launch', discount: { percent: '0.05' } },
    { name: 'Reference', discount: { amount: '500' } },
  ],
  partnerMargin: '0.125',
  rebate: '0',
  freight: '0',
};
const writing = (pocket: Partial<DraftPocket>, from = plain) =>
  contentOf(
    withHead(draftOf(from), { pocket: pocketOrNone({ ...noPocket, ...draftOf(from).head.pocket, ...pocket }) }),
  );

describe('Partner, rebate, freight and further discounts of a quote', () => {
  it('are sent exactly as they were read, also when they are nothing', () => {
    expect(contentOf(draftOf(full))).toEqual({ content: full, errors: {} });
    expect(draftOf(full).head.pocket).toEqual({
      further: [
        { name: 'Launch', discount: '5%' },
        { name: 'Reference', discount: '-500' },
      ],
      partnerMargin: '12.5%',
      rebate: '0%',
      freight: '0',
    });
  });

  it('are no part of a quote that has none', () => {
    expect(draftOf(plain).head).not.toHaveProperty('pocket');
    expect(pocketOrNone(noPocket)).toBeUndefined();
  });

  it('are written as people write them', () => {
    const { content, errors } = writing({
      further: [{ name: ' Volume ', discount: '7.5' }],
      partnerMargin: '20',
      rebate: '2.5 %',
      freight: '1,250.50',
    });
    expect(errors).toEqual({});
    expect(content).toEqual({
      ...plain,
      furtherHeaderDiscounts: [{ name: 'Volume', discount: { percent: '0.075' } }],
      partnerMargin: '0.2',
      rebate: '0.025',
      freight: '1250.5',
    });
  });

  it('go when their fields are emptied', () => {
    expect(writing({ further: [], partnerMargin: '', rebate: ' ', freight: '' }, full).content).toEqual(plain);
  });

  it.each<[string, Partial<DraftPocket>]>([
    ['/partnerMargin', { partnerMargin: '-500' }],
    ['/partnerMargin', { partnerMargin: '-0' }],
    ['/rebate', { rebate: '=5' }],
    ['/rebate', { rebate: 'some' }],
    ['/freight', { freight: '5%' }],
    ['/furtherHeaderDiscounts/0/name', { further: [{ name: ' ', discount: '5%' }] }],
    ['/furtherHeaderDiscounts/0/discount', { further: [{ name: 'Launch', discount: '=90' }] }],
  ])('name the field that cannot be read: %s of %j', (pointer, pocket) => {
    expect(Object.keys(writing(pocket).errors)).toEqual([pointer]);
  });

  it('get what the server finds wrong at their fields', () => {
    const problems = ['/furtherHeaderDiscounts/1/discount/amount', '/partnerMargin', '/freight'].map((pointer) => ({
      pointer,
      message: 'Too much.',
    }));
    expect(Object.keys(errorsByLine(problems, plain.lines))).toEqual([
      '/furtherHeaderDiscounts/1/discount',
      '/partnerMargin',
      '/freight',
    ]);
  });

  it('are kept beside what somebody else wrote meanwhile', () => {
    const mine = writing({ rebate: '3%' }, full).content;
    const theirs = { ...full, freight: '90' };
    expect(mergedDrafts(full, mine, theirs)).toEqual({
      content: { ...full, rebate: '0.03', freight: '90' },
      collisions: [],
    });
  });

  it.each<[string, Partial<DraftPocket>]>([
    ['Rebate: none to 2%', { rebate: '2%' }],
    ['Partner margin: none to 20%', { partnerMargin: '20%' }],
    ['Further discounts of the whole', { further: [{ name: '', discount: '' }] }],
  ])('can be undone by name: %s', (words, pocket) => {
    const before = draftOf(plain);
    expect(stepWords(before, withHead(before, { pocket: { ...noPocket, ...pocket } }))).toBe(words);
  });
});
