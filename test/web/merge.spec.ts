import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { mergedDrafts } from '../../src/web/editor/merge.ts';

const line = (id: string, more: Partial<QuoteLine> = {}): QuoteLine => ({
  id,
  product: id.toUpperCase(),
  quantity: '1',
  ...more,
});
const base: QuoteContent = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 36,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2026-12-31',
  nonStandard: {},
  lines: [line('a'), line('b'), line('c')],
};
const withLines = (...lines: QuoteLine[]): QuoteContent => ({ ...base, lines });

describe('two drafts that began as one', () => {
  it('keep what only one of them changed: terms, elements, and fields of the same line', () => {
    const mine = { ...withLines(line('a', { quantity: '5' }), line('b'), line('c')), termMonths: 24 };
    const theirs: QuoteContent = {
      ...withLines(line('a', { discount: { percent: '0.1' } }), line('b'), line('c')),
      paymentTerms: 'net60',
      nonStandard: { priceLock: { months: 12 } },
    };
    expect(mergedDrafts(base, mine, theirs)).toEqual({
      content: {
        ...base,
        termMonths: 24,
        paymentTerms: 'net60',
        nonStandard: { priceLock: { months: 12 } },
        lines: [line('a', { quantity: '5', discount: { percent: '0.1' } }), line('b'), line('c')],
      },
      collisions: [],
    });
  });

  it('keep lines that either added and lose those that either removed', () => {
    const mine = withLines(line('a'), line('mine'), line('b'), line('c'));
    const theirs = withLines(line('a'), line('c'), line('theirs'));
    const { content, collisions } = mergedDrafts(base, mine, theirs);
    expect(content.lines.map(({ id }) => id)).toEqual(['a', 'mine', 'c', 'theirs']);
    expect(collisions).toEqual([]);
  });

  it('collide where both changed the same field, or one removed what the other changed; mine stays', () => {
    const mine = withLines(line('a', { quantity: '5' }), line('b', { quantity: '2' }), line('c'));
    const theirs = withLines(line('a', { quantity: '7' }), line('c'));
    const { content, collisions } = mergedDrafts(base, mine, theirs);
    expect(content.lines.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['a', '5'],
      ['b', '2'],
      ['c', '1'],
    ]);
    expect(collisions).toEqual([
      { subject: 'line A', field: 'quantity' },
      { subject: 'line B', field: 'removed' },
    ]);
  });

  it('are the one that changed when the other did not, whatever was changed', () => {
    const quantity = fc.integer({ min: 1, max: 9 }).map(String);
    const lines = fc.uniqueArray(
      fc
        .record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), quantity })
        .map(({ id, quantity: count }) => line(id, { quantity: count })),
      { selector: ({ id }) => id },
    );
    const draft = fc
      .record({ lines, termMonths: fc.integer({ min: 1, max: 60 }) })
      .map((change) => ({ ...base, ...change }));
    fc.assert(
      fc.property(draft, (changed) => {
        expect(mergedDrafts(base, base, changed)).toEqual({ content: changed, collisions: [] });
        const { content, collisions } = mergedDrafts(base, changed, base);
        const sorted = (all: readonly QuoteLine[]) => [...all].sort((x, y) => (x.id < y.id ? -1 : 1));
        expect([{ ...content, lines: sorted(content.lines) }, collisions]).toEqual([
          { ...changed, lines: sorted(changed.lines) },
          [],
        ]);
        expect(mergedDrafts(base, changed, changed)).toEqual({ content: changed, collisions: [] });
      }),
    );
  });
});
