import { describe, expect, it } from '@jest/globals';
import { exact } from '../../src/domain/exact.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { minorOf } from '../../src/domain/pricing/ladder.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const basis = basisOf({
  seat: product({ price: perUnit('100') }),
  dear: product({ price: perUnit('99999.99') }),
  free: product({ price: perUnit('0') }),
});
const priced = (lines: QuoteLine[], given: Partial<QuoteContent> = {}) => {
  const content = quote(lines, given);
  expect(validateContent(content, basis)).toEqual([]);
  return price(content, basis);
};
const refused = (lines: QuoteLine[], given: Partial<QuoteContent> = {}) =>
  validateContent(quote(lines, given), basis).map(({ pointer, message }) => `${pointer} ${message}`);
const twoYears = { termMonths: 24 };
const inTwoYears = (first: object, second: object): Partial<QuoteLine> => ({
  ramp: [
    { from: '2027-01-01', ...first },
    { from: '2028-01-01', ...second },
  ],
});

describe('What is taken off a line', () => {
  it.each<[string, Partial<QuoteLine>, object[]]>([
    ['nothing', {}, []],
    ['free units', { freeUnits: '2' }, [{ kind: 'freeUnits', amount: 20_000n }]],
    ['free months', { freeMonths: 3 }, [{ kind: 'freeTime', amount: 25_000n }]],
    ['a discount', { discount: { percent: '0.1' } }, [{ kind: 'discount', amount: 10_000n }]],
    [
      'a price said by its ramp',
      { ramp: [{ from: '2027-01-01', unitPrice: '90' }] },
      [{ kind: 'discount', amount: 10_000n }],
    ],
    [
      'a further discount',
      { furtherDiscounts: [{ name: 'Launch', discount: { percent: '0.2' } }] },
      [{ kind: 'further', name: 'Launch', amount: 20_000n }],
    ],
  ])('is told as what it is, and as nothing else: %s', (_, given, steps) => {
    expect(priced([line('seat', '10', given)]).lines[0]?.steps).toEqual(steps);
  });

  it('is an uplift in its later years alone, which adds', () => {
    const [line0] = priced([line('seat', '10', { uplift: '0.05' })], twoYears).lines;
    expect(line0?.steps).toEqual([{ kind: 'uplift', amount: -5_000n }]);
  });

  it('is no more than a stretch has, where more units are free than its ramp has in it', () => {
    const [line0] = priced(
      [line('seat', '10', { freeUnits: '4', ...inTwoYears({ quantity: '3' }, {}) })],
      twoYears,
    ).lines;
    expect(line0?.segments.map(({ net }) => net)).toEqual([0n, 60_000n]);
  });

  it('is spread over its stretches by what they come to, past those whose price is said and those that cost nothing', () => {
    const nets = (given: Partial<QuoteLine>) =>
      priced([line('seat', '10', { discount: { amount: '100' }, ...given })], twoYears).lines[0]?.segments.map(
        ({ net }) => net,
      );
    expect(nets(inTwoYears({}, { quantity: '30' }))).toEqual([97_500n, 292_500n]);
    expect(nets(inTwoYears({}, { unitPrice: '100' }))).toEqual([90_000n, 100_000n]);
    expect(nets({ freeMonths: 12, ...inTwoYears({}, {}) })).toEqual([0n, 90_000n]);
  });

  it('is an amount in its currency, or a fault of ours', () => {
    expect(minorOf('10.01', 'USD')).toBe(1_001n);
    expect(() => minorOf('10.001', 'USD')).toThrow('Not an amount in USD: 10.001');
  });
});

describe('What is taken off the total', () => {
  it('is told step by step, further ones by their names', () => {
    const { headerSteps } = priced([line('seat', '10')], {
      headerDiscount: { percent: '0.1' },
      furtherHeaderDiscounts: [{ name: 'Launch', discount: { amount: '100' } }],
    });
    expect(headerSteps).toEqual([{ amount: 10_000n }, { name: 'Launch', amount: 10_000n }]);
  });

  it('leaves exactly its share of what was not rounded', () => {
    const { totals } = priced([line('dear', '1')], { headerDiscount: { percent: '0.2' } });
    expect(totals.net).toBe(7_999_999n);
    expect(totals.unrounded.net).toEqual(exact('79999.992'));
  });
});

describe('More than there is', () => {
  const off = (amount: string) => ({ discount: { amount } });

  it('is refused of a line, which may cost nothing but no less', () => {
    expect(refused([line('seat', '1', off('100'))])).toEqual([]);
    expect(refused([line('seat', '1', off('100.01'))])).toEqual([
      "/lines/0/discount/amount The discount is more than the line's list of 100.00 USD.",
    ]);
  });

  it('is refused of a line whose only stretch with a price is one that its ramp says', () => {
    const said = inTwoYears({ unitPrice: '100' }, {});
    expect(refused([line('free', '10', { ...off('100'), ...said })], twoYears)).toEqual([
      "/lines/0/discount/amount The discount is more than the line's list of 0.00 USD.",
    ]);
  });

  it('is refused of the total, which may be all of it but no more', () => {
    const of = (amount: string) => refused([line('seat', '1')], { headerDiscount: { amount } });
    expect(of('100')).toEqual([]);
    expect(of('100.01')).toEqual(['/headerDiscount/amount The discount is more than the total of 100.00 USD.']);
  });

  it('is told of the lines alone as long as one of them is not sound', () => {
    const lines = [line('seat', '1', off('101'))];
    expect(refused(lines, { headerDiscount: { amount: '5' } })).toHaveLength(1);
    expect(refused(lines, { headerDiscount: { amount: '5' } })[0]).toMatch('/lines/0/discount/amount');
  });

  it('is anything at all of nothing, even less than nothing; a share of nothing is nothing', () => {
    const nothing = [line('seat', '1', off('100'))];
    const said = ['/headerDiscount There is no amount to spread a header discount over.'];
    expect(refused(nothing, { headerDiscount: { percent: '0.5' } })).toEqual([]);
    expect(refused(nothing, { headerDiscount: { amount: '1' } })).toEqual(said);
    expect(refused(nothing, { headerDiscount: { targetPrice: '1' } })).toEqual(said);
    expect(refused([line('free', '1')], { headerDiscount: { amount: '0' } })).toEqual([]);
  });
});
