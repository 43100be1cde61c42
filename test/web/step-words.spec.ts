import { describe, expect, it } from '@jest/globals';
import type { Draft } from '../../src/web/editor/draft.ts';
import { withCell, withField, withHead, withLinesAt, withMoved, withoutLines } from '../../src/web/editor/edits.ts';
import { resumed, step } from '../../src/web/editor/history.ts';
import { stepWords } from '../../src/web/editor/step-words.ts';

const line = (id: string, product: string) => ({
  id,
  product,
  quantity: '10',
  discount: '',
  start: '',
  termMonths: '',
});
const draft: Draft = {
  head: {
    priceBook: 'usd',
    currency: 'USD',
    start: '2027-01-01',
    termMonths: '12',
    paymentTerms: 'net30',
    billing: 'annual',
    validUntil: '2026-12-31',
    headerDiscount: '',
    nonStandard: {},
  },
  lines: [line('a', 'PLT-CORE'), line('b', 'USR-STD'), line('c', 'SUP-PREM')],
};

describe('A step of writing', () => {
  it.each<[string, (now: Draft) => Draft]>([
    ['USR-STD: quantity 10 to 25', (now) => withCell(now, 'b', 'quantity', '25')],
    ['USR-STD: discount none to 15%', (now) => withCell(now, 'b', 'discount', '15%')],
    ['Product: USR-STD to USR-PRO', (now) => withCell(now, 'b', 'product', 'USR-PRO')],
    ['Discount of 2 lines: 20%', (now) => withField(now, { from: 0, to: 1 }, 'discount', '20%')],
    ['Payment terms: Net 30 to Net 60', (now) => withHead(now, { paymentTerms: 'net60' })],
    ['Terms: start, months', (now) => withHead(now, { start: '2027-02-01', termMonths: '24' })],
    ['Off the total: none to 5%', (now) => withHead(now, { headerDiscount: '5%' })],
    ['Not standard: price lock', (now) => withHead(now, { nonStandard: { priceLock: { months: 24 } } })],
    ['PLT-CORE removed', (now) => withoutLines(now, { from: 0, to: 0 })],
    ['2 lines added', (now) => withLinesAt(now, 3, [line('d', 'X'), line('e', 'Y')])],
    ['Lines moved', (now) => withMoved(now, { from: 0, to: 0 }, 1)],
    ['Nothing', (now) => now],
  ])('says "%s"', (words, change) => {
    expect(stepWords(draft, change(draft))).toBe(words);
  });
});

describe('A trail of states', () => {
  const change = (to: string) => ({ kind: 'change', next: () => to }) as const;
  const walked = ['b', 'c', 'd'].map(change).reduce(step<string>, { trail: ['a'], at: 0 });

  it('is walked back and forth, and no further than it goes', () => {
    expect(step(walked, { kind: 'by', steps: -1 })).toEqual({ trail: ['a', 'b', 'c', 'd'], at: 2 });
    expect(step(walked, { kind: 'to', place: 0 })).toEqual({ trail: ['a', 'b', 'c', 'd'], at: 0 });
    expect(step(walked, { kind: 'by', steps: 1 })).toBe(walked);
    expect(step(walked, { kind: 'to', place: 9 })).toBe(walked);
  });

  it('goes on from where one went back to', () => {
    expect(step(step(walked, { kind: 'to', place: 1 }), change('e'))).toEqual({ trail: ['a', 'b', 'e'], at: 2 });
  });

  it('forgets the oldest of more than 200 changes', () => {
    const long = Array.from({ length: 250 }, (_, index) => change(`${index}`)).reduce(step<string>, walked);
    expect(long.trail).toHaveLength(201);
    expect(long.trail[long.at]).toBe('249');
  });
});

describe('steps that were left for a while', () => {
  const left = { trail: ['a', 'b', 'c'], at: 1 };

  it('are all there again where nothing was changed meanwhile', () => {
    expect(resumed('b', left)).toBe(left);
    expect(resumed('b', undefined)).toEqual({ trail: ['b'], at: 0 });
  });

  it('go on from what somebody else made of it, which can be undone', () => {
    expect(resumed('z', left)).toEqual({ trail: ['a', 'b', 'z'], at: 2 });
  });
});
