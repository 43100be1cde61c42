import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { ProblemError } from '../../src/web/api/problem.ts';
import { standingOf } from '../../src/web/editor/use-preview.ts';

const content = (freight: string): QuoteContent => ({
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2026-12-31',
  freight,
  nonStandard: {},
  lines: [],
});
const [now, before] = [content('10'), content('5')];
const problem = new ProblemError({ status: 422, code: 'invalid-input', detail: 'Wrong.' });

describe('The answer to what is being written', () => {
  it('is awaited while other content was answered last', () => {
    expect(standingOf(now, { of: before })).toEqual({ problem: undefined, stale: true, isAsking: true });
  });

  it('is there when the content was answered', () => {
    expect(standingOf(now, { of: now })).toEqual({ problem: undefined, stale: false, isAsking: false });
  });

  it('is not awaited when the server found the content wrong, and what shows is still of before', () => {
    expect(standingOf(now, { of: now, problem })).toEqual({ problem, stale: true, isAsking: false });
  });

  it('is not awaited while a field cannot be read, and what shows is still of before', () => {
    expect(standingOf(null, { of: before })).toEqual({ problem: undefined, stale: true, isAsking: false });
  });

  it('says nothing of content that was wrong before', () => {
    expect(standingOf(now, { of: before, problem })).toEqual({ problem: undefined, stale: true, isAsking: true });
  });
});
