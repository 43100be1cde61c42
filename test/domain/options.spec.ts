import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { choicesOf, withChosen, withOneSpelling } from '../../src/domain/pricing/choices.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { linesForOnce } from '../../src/domain/pricing/known-lines.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

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

  it('is named where what is wrong is so only once it is chosen', () => {
    const basis = basisOf({
      seat: product({ price: perUnit('100') }),
      extra: product({ name: 'Extra', price: perUnit('500') }),
    });
    const lines = [line('seat', '10'), line('extra', '1', { optional: true })];
    const paid = (amount: string) =>
      validateContent(quote(lines, { billing: 'custom', paymentSchedule: [{ on: '2027-01-01', amount }] }), basis);
    expect(paid('900')).toEqual([
      { pointer: '/paymentSchedule', message: 'The payments come to 900.00 USD, the quote to 1000.00 USD.' },
    ]);
    expect(paid('1000')).toEqual([
      {
        pointer: '/paymentSchedule',
        message: 'If the customer chooses Extra: The payments come to 1000.00 USD, the quote to 1500.00 USD.',
      },
    ]);
  });

  it('says what changes the other lines, of an agreed total that alone', () => {
    const basis = basisOf({
      seat: product({ price: perUnit('100') }),
      extra: product({ price: perUnit('500') }),
      share: product({ price: { kind: 'percentOf', percent: '0.2', of: 'list' } }),
    });
    const because = (lines: QuoteLine[], given: Partial<QuoteContent> = {}) =>
      price(quote([line('seat', '10'), line('extra', '1', { optional: true }), ...lines], given), basis).options[0]
        ?.because;
    const share = [line('share', '1')];
    const amount = { amount: '100' };
    expect(because([])).toEqual([]);
    expect(because([], { headerDiscount: { percent: '0.1' } })).toEqual([]);
    expect(because(share, { headerDiscount: { targetPrice: '900' } })).toEqual(['agreedTotal']);
    expect(because(share, { headerDiscount: amount })).toEqual(['shareOfLines', 'sharedDiscount']);
    expect(because([], { furtherHeaderDiscounts: [{ name: 'Launch', discount: amount }] })).toEqual(['sharedDiscount']);
    const set = quote([
      line('seat', '10', { alternative: 'size', chosen: true }),
      line('extra', '1', { alternative: 'size' }),
    ]);
    expect(price(set, basis).options[0]).toMatchObject({ adds: -50_000n, because: ['replaces'] });
  });

  it('is no option where more would be taken off than there is, once it took the place of another', () => {
    const basis = basisOf({
      seat: product({ price: perUnit('100') }),
      light: product({ price: perUnit('1') }),
      share: product({ price: { kind: 'percentOf', percent: '0.2', of: 'list' } }),
    });
    const offered = (off: string, given: Partial<QuoteContent> = {}) => {
      const lines = [
        line('seat', '10', { alternative: 'size', chosen: true }),
        line('light', '10', { alternative: 'size' }),
        line('share', '1', { discount: { amount: off } }),
      ];
      return price(quote(lines, given), basis).options.map(({ adds }) => adds);
    };
    // 10 + 20 % of it − 2 is left of 1,000 + 20 % of it − 2.
    expect(offered('2')).toEqual([-118_800n]);
    expect(offered('2.01')).toEqual([]);
    expect(offered('2', { headerDiscount: { amount: '10' } })).toEqual([-118_800n]);
    expect(offered('2', { headerDiscount: { amount: '10.01' } })).toEqual([]);
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

  it('is one set under one name, whatever its capitals and the spaces around it: the first spelling is kept', () => {
    const lines = ['Size', ' size ', 'SIZE', 'Colour'].map((alternative, index) =>
      line('seat', '1', { id: String(index), alternative }),
    );
    const taken = withOneSpelling([...lines, line('extra', '1')]);
    expect(taken.map(({ alternative }) => alternative)).toEqual(['Size', 'Size', 'Size', 'Colour', undefined]);
    expect(choicesOf(quote(taken))).toHaveLength(4 * 2);
    expect(taken[0]).toBe(lines[0]);
  });

  it('is kept as it was agreed: names are told apart as they are once they are saved', () => {
    const content = quote([
      line('seat', '1', { id: 'small', alternative: 'size', chosen: true }),
      line('seat', '2', { id: 'large', alternative: 'Size ' }),
    ]);
    const priced = price(content, basisOf({ seat: product({ price: perUnit('100') }) }));
    expect(priced.options[0]).toMatchObject({ adds: 20_000n, option: { name: 'Size ' } });
  });
});
