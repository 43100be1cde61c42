import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { contentOf, type Draft, draftOf, errorsByLine } from '../../src/web/editor/draft.ts';
import { emptyLine, withCell, withDuplicates, withHead, withLinesAt, withMoved } from '../../src/web/editor/edits.ts';

const content: QuoteContent = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 36,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2026-12-31',
  headerDiscount: { amount: '500' },
  nonStandard: { priceLock: { months: 24 } },
  lines: [
    { id: 'a', product: 'SEAT', quantity: '100', discount: { percent: '0.125' } },
    { id: 'b', product: 'SETUP', quantity: '1', start: '2027-06-01', termMonths: 6 },
  ],
};

describe('a quote that is being written', () => {
  it('says exactly what was read when nothing is changed', () => {
    expect(contentOf(draftOf(content))).toEqual({ content, errors: {} });
  });

  it('leaves a line without a product out, because it is not a line yet', () => {
    const draft = withLinesAt(draftOf(content), 1, [emptyLine()]);
    expect(contentOf(draft).content.lines.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps what cannot be read, and names its cell', () => {
    const draft = withCell(draftOf(content), 'b', 'quantity', 'many');
    expect(Object.keys(contentOf(draft).errors)).toEqual(['/lines/b/quantity']);
    expect(draft.lines[1]?.quantity).toBe('many');
  });

  it.each([
    ['termMonths', { termMonths: 'three years' }],
    ['termMonths', { termMonths: '121' }],
    ['headerDiscount', { headerDiscount: '7,5%' }],
    ['validUntil', { validUntil: '' }],
    ['nonStandard/customWork', { nonStandard: { customWork: { details: ' ' } } }],
  ])('names the term that cannot be sent: %s', (field, change) => {
    expect(Object.keys(contentOf(withHead(draftOf(content), change)).errors)).toEqual([`/${field}`]);
  });

  it('gives a duplicate an id of its own', () => {
    const { lines } = withDuplicates(draftOf(content), { from: 0, to: 0 });
    expect(lines.map(({ product }) => product)).toEqual(['SEAT', 'SEAT', 'SETUP']);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
  });

  it('does not move a line over the edge', () => {
    const draft = draftOf(content);
    expect(withMoved(draft, { from: 0, to: 0 }, -1)).toBe(draft);
    expect(withMoved(draft, { from: 0, to: 0 }, 1).lines.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('errors of the server', () => {
  it('are kept by line, so that they stay with a line that moves', () => {
    const problems = [
      { pointer: '/lines/1/discount/amount', message: 'Too much.' },
      { pointer: '/lines/0', message: 'Not sold.' },
      { pointer: '/headerDiscount/percent', message: 'Over 100 %.' },
    ];
    expect(errorsByLine(problems, content.lines)).toEqual({
      '/lines/b/discount': 'Too much.',
      '/lines/a/product': 'Not sold.',
      '/headerDiscount': 'Over 100 %.',
    });
  });
});

describe('a draft that ends with a running subscription', () => {
  const coTermed: Draft = {
    ...draftOf(content),
    head: {
      ...draftOf(content).head,
      start: '2027-07-08',
      termMonths: '12',
      coTerm: { end: '2027-12-31', anniversary: '2027-01-01' },
      subscription: { id: 'running', change: 'adds' },
    },
  };

  it('counts the months begun until then, whatever was typed before', () => {
    expect(contentOf(coTermed).content).toMatchObject({ termMonths: 6, coTerm: { end: '2027-12-31' } });
    const later = { ...coTermed, head: { ...coTermed.head, start: '2027-10-31' } };
    expect(contentOf(later).content.termMonths).toBe(3);
  });

  it('has its own months again when it does not', () => {
    const alone = { ...coTermed, head: { ...coTermed.head, coTerm: undefined } };
    expect(contentOf(alone).content).toMatchObject({ termMonths: 12, coTerm: undefined });
  });
});
