import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { price } from '../../src/domain/pricing/price.ts';
import { choicesOf, withChosen } from '../../src/domain/pricing/choices.ts';
import { linesForOnce } from '../../src/domain/pricing/known-lines.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { line, quote } from './offers.ts';

describe('what the customer may choose', () => {
  it('is shown as it is charged: each alone as its line in the offer with it, adding the difference of the totals', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const now = price(content, basis);
        for (const { adds, because, ...option } of now.options) {
          const then = price(withChosen(content, new Set([option.id])), basis);
          expect(then.lines.find(({ id }) => id === option.id)).toEqual(option);
          expect(then.totals.net - now.totals.net).toBe(adds);
          expect(because.length === 0).toBe(adds === option.net);
        }
      }),
      offersShown,
    );
  });

  it('is priced the same when lines are known from before', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const known = linesForOnce();
        for (const choice of choicesOf(content)) expect(price(choice, basis, known)).toEqual(price(choice, basis));
      }),
      offersShown,
    );
  });

  it('is taken in the place of the alternative of the same set alone', () => {
    const content = quote([
      line('small', '1', { alternative: 'size', chosen: true }),
      line('large', '1', { alternative: 'size' }),
      line('red', '1', { alternative: 'colour', chosen: true }),
      line('extra', '1', { optional: true, chosen: true }),
    ]);
    const chosen = withChosen(content, new Set(['large'])).lines.filter((each) => each.chosen);
    expect(chosen.map(({ id }) => id)).toEqual(['large', 'red', 'extra']);
  });
});
